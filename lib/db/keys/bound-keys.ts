import type { Transaction } from '#lib/db/database.ts';
import type { ApiKey } from '#lib/db/generated/client.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import type { Actor } from '#lib/domain/access.ts';
import { boundKey, type Chains } from '#lib/domain/key-bounds.ts';
import type { KeyFacts } from '#lib/domain/keys.ts';
import { keyFactsOf } from './key-facts.ts';
import { revokeKeys } from './revoke-keys.ts';

type Creator = { readonly kind: 'person' | 'key'; readonly id: string };

type Bounding = {
  readonly creator: Creator;
  /** The chains that the creator keeps. */
  readonly chains: Chains;
  readonly by: Actor;
};

/** Limits or revokes a creator's keys, and those created with them, to what the creator keeps. Returns what changed. */
export async function boundKeys(tx: Transaction, { creator, chains, by }: Bounding): Promise<KeyFacts[]> {
  const rows = await lockKeysOf(tx, creator);
  const changed: KeyFacts[] = [];
  const revoked: string[] = [];
  for (const row of rows) {
    const bounded = boundKey(row.allChains ? null : row.chainIds, chains);
    if (bounded.kind === 'revoked') revoked.push(row.id);
    if (bounded.kind !== 'limited') continue;
    const { chainIds } = bounded;
    changed.push(await limitKey(tx, { row, chainIds, by }));
    const created = await boundKeys(tx, { creator: { kind: 'key', id: row.id }, chains: chainIds, by });
    for (const key of created) changed.push(key);
  }
  for (const key of await revokeKeys(tx, { ids: revoked, by })) changed.push(key);
  return changed;
}

/** The creator's valid keys, locked so that none of them creates another key in the meantime. */
async function lockKeysOf(tx: Transaction, { kind, id }: Creator): Promise<ApiKey[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM api_key WHERE created_by_kind = ${kind} AND created_by_id = ${id} AND revoked_at IS NULL
    ORDER BY id FOR UPDATE`;
  return tx.apiKey.findMany({ where: { id: { in: locked.map((key) => key.id) } }, orderBy: { id: 'asc' } });
}

type Limiting = { readonly row: ApiKey; readonly chainIds: readonly string[]; readonly by: Actor };

async function limitKey(tx: Transaction, { row, chainIds, by }: Limiting): Promise<KeyFacts> {
  const limited = await tx.apiKey.update({ where: { id: row.id }, data: { chainIds: [...chainIds] } });
  const [before, after] = [{ chainIds: row.chainIds }, { chainIds }];
  await recordAuditEvent(tx, { act: 'key-limited', by, subject: row.name, before, after });
  return keyFactsOf(limited);
}
