import type { Actor } from '#lib/domain/access.ts';
import { adminChains, type KeyBounds } from '#lib/domain/key-bounds.ts';
import { lockAccounts } from './alone.ts';
import { grantsOf } from './grants.ts';
import type { Transaction } from '#lib/db/database.ts';

const UNBOUNDED: KeyBounds = { scope: 'admin', chainIds: null, expiresAt: null };

/**
 * The most that a creator may grant a new key; null if it may not create keys. Locked until the transaction ends, so a
 * concurrent change of the creator's role or key waits and then finds the new key.
 */
export async function creatorBounds(tx: Transaction, { kind, id }: Actor): Promise<KeyBounds | null> {
  if (kind === 'system') return UNBOUNDED;
  if (id === null) return null;
  if (kind === 'key') return boundsOfKey(tx, id);
  await lockAccounts(tx);
  const chainIds = adminChains(await grantsOf(tx, id));
  return chainIds?.length === 0 ? null : { ...UNBOUNDED, chainIds };
}

async function boundsOfKey(tx: Transaction, id: string): Promise<KeyBounds | null> {
  const valid = await tx.$queryRaw<unknown[]>`
    SELECT id FROM api_key
    WHERE id = ${id} AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp()) FOR SHARE`;
  const row = valid.length === 0 ? null : await tx.apiKey.findUnique({ where: { id } });
  return row && { scope: row.scope, chainIds: row.allChains ? null : row.chainIds, expiresAt: row.expiresAt };
}
