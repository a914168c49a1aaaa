import type { Transaction } from '#lib/db/database.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import type { Actor } from '#lib/domain/access.ts';
import type { KeyFacts } from '#lib/domain/keys.ts';
import { keyFactsOf, recordedKey } from './key-facts.ts';

type Revoking = { readonly ids: readonly string[]; readonly by: Actor };

/**
 * Revokes keys, then the keys that they created, and so on; returns those that were still valid. Creating a key locks
 * its creator's row, so the new key is committed before that row is updated here, and the next round finds it.
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
  // A fixed lock order, so that concurrent revocations don't deadlock.
  const valid = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM api_key WHERE id = ANY(${[...ids]}) AND revoked_at IS NULL ORDER BY id FOR UPDATE`;
  const validIds = valid.map(({ id }) => id);
  await tx.$executeRaw`UPDATE api_key SET revoked_at = clock_timestamp() WHERE id = ANY(${validIds})`;
  const rows = await tx.apiKey.findMany({ where: { id: { in: validIds } }, orderBy: { id: 'asc' } });
  return rows.map(keyFactsOf);
}
