import type { KeyFacts } from '#lib/accounts/ports.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { Transaction } from '#lib/db/database.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import { keyFactsOf, recordedKey } from './key-facts.ts';

type Revoking = { readonly ids: readonly string[]; readonly by: Actor };

/**
 * Revokes keys, then the keys that they created, and so on; returns those that were still valid. A key that is being
 * created holds its creator's row: it is committed before that row is updated here, and so is found in the next round.
 */
export async function revokeKeys(tx: Transaction, { ids, by }: Revoking): Promise<KeyFacts[]> {
  const revoked: KeyFacts[] = [];
  let round = ids;
  while (round.length > 0) {
    const keys = await revokeRound(tx, round);
    for (const key of keys) {
      await recordAuditEvent(tx, { act: 'key-revoked', by, subject: key.name, before: recordedKey(key) });
      revoked.push(key);
    }
    const created = await tx.apiKey.findMany({
      where: { createdByKind: 'key', createdById: { in: [...round] }, revokedAt: null },
      select: { id: true },
    });
    round = created.map(({ id }) => id);
  }
  return revoked;
}

async function revokeRound(tx: Transaction, ids: readonly string[]): Promise<KeyFacts[]> {
  // In one order, whoever else revokes some of them.
  const valid = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM api_key WHERE id = ANY(${[...ids]}) AND revoked_at IS NULL ORDER BY id FOR UPDATE`;
  const validIds = valid.map(({ id }) => id);
  await tx.$executeRaw`UPDATE api_key SET revoked_at = clock_timestamp() WHERE id = ANY(${validIds})`;
  const rows = await tx.apiKey.findMany({ where: { id: { in: validIds } }, orderBy: { id: 'asc' } });
  return rows.map(keyFactsOf);
}
