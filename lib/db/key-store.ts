import type { Actor, Key, Scope } from '#lib/domain/access.ts';
import { adminChains, type KeyBounds, excessOf } from '#lib/domain/key-bounds.ts';
import type { KeyAdded, KeyFacts, KeyRevoked, NewKey } from '#lib/domain/keys.ts';
import { lockAccounts } from './accounts/alone.ts';
import { grantsOf } from './accounts/grants.ts';
import { type Database, isUniqueViolation, type Transaction } from './database.ts';
import { keyFactsOf, recordedKey } from './keys/key-facts.ts';
import { revokeKeys } from './keys/revoke-keys.ts';
import { recordAuditEvent } from './record-audit-event.ts';
import { withTransience } from './transient.ts';

export type KeyStore = {
  add(key: NewKey & { readonly hash: string; readonly start: string }, by: Actor): Promise<KeyAdded>;
  /** The valid key with this hash; also records its use. */
  use(hash: string): Promise<Key | null>;
  /** Newest first; revoked keys last. */
  list(): Promise<readonly KeyFacts[]>;
  find(id: string): Promise<KeyFacts | null>;
  /** Null if there is no such key. Revoking twice changes nothing. */
  revoke(id: string, by: Actor): Promise<KeyRevoked | null>;
};

type UsedRow = {
  id: string;
  name: string;
  scope: Scope;
  all_chains: boolean;
  chain_ids: string[];
  seen_lately: boolean;
};

export function createKeyStore(db: Database): KeyStore {
  return {
    add: (key, by) =>
      withTransience(async () => {
        try {
          return await db.$transaction((tx) => addKey(tx, { key, by }));
        } catch (error) {
          if (isUniqueViolation(error)) return { kind: 'exists' };
          throw error;
        }
      }),

    use: (hash) =>
      withTransience(async (): Promise<Key | null> => {
        const [row] = await db.$queryRaw<UsedRow[]>`
          SELECT id, name, scope::text AS scope, all_chains, chain_ids,
            COALESCE(last_used_at > clock_timestamp() - interval '1 minute', false) AS seen_lately
          FROM api_key
          WHERE hash = ${hash} AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())`;
        if (row === undefined) return null;
        const { id, name, scope, all_chains: allChains, chain_ids: chainIds, seen_lately: seenLately } = row;
        if (!seenLately) await db.$executeRaw`UPDATE api_key SET last_used_at = clock_timestamp() WHERE id = ${id}`;
        return { kind: 'key', id, name, scope, chainIds: allChains ? null : chainIds };
      }),

    list: () =>
      withTransience(async () => {
        const rows = await db.apiKey.findMany({
          orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
        });
        return rows.map(keyFactsOf);
      }),

    find: (id) =>
      withTransience(async () => {
        const row = await db.apiKey.findUnique({ where: { id } });
        return row && keyFactsOf(row);
      }),

    revoke: (id, by) =>
      withTransience(() =>
        db.$transaction(async (tx) => {
          const revoked = await revokeKeys(tx, { ids: [id], by });
          const row = await tx.apiKey.findUnique({ where: { id } });
          return row && { key: keyFactsOf(row), alsoRevoked: revoked.filter((key) => key.id !== id) };
        }),
      ),
  };
}

type Adding = { readonly key: Parameters<KeyStore['add']>[0]; readonly by: Actor };

async function addKey(tx: Transaction, { key, by }: Adding): Promise<KeyAdded> {
  const bounds = await creatorBounds(tx, by);
  if (bounds === null) return { kind: 'not-allowed' };
  const fields = excessOf(bounds, key);
  if (fields.length > 0) return { kind: 'exceeds', fields };
  const { chainIds, ...facts } = key;
  const creator = { createdBy: by.name, createdByKind: by.kind, createdById: by.id };
  const data = { ...facts, allChains: chainIds === null, chainIds: [...(chainIds ?? [])], ...creator };
  const made = keyFactsOf(await tx.apiKey.create({ data }));
  await recordAuditEvent(tx, { act: 'key-made', by, subject: made.name, after: recordedKey(made) });
  return { kind: 'added', key: made };
}

const UNBOUNDED: KeyBounds = { scope: 'admin', chainIds: null, expiresAt: null };

/**
 * The most that a creator may grant a new key; null if it may not create keys. Locked until the transaction ends, so a
 * concurrent change of the creator's role or key waits and then finds the new key.
 */
async function creatorBounds(tx: Transaction, { kind, id }: Actor): Promise<KeyBounds | null> {
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
