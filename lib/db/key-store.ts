import type { KeyFacts, KeyStore } from '../access/ports.ts';
import type { Key, Scope } from '../domain/access.ts';
import type { Database } from './database.ts';
import type { ApiKey } from './generated/client.ts';
import { recordDeed } from './record-deed.ts';
import { withTransience } from './transient.ts';
import { isUniqueViolation } from './unique-violation.ts';

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
    add: ({ chainIds, ...key }, by) =>
      withTransience(async () => {
        const data = { ...key, allChains: chainIds === null, chainIds: [...(chainIds ?? [])], createdBy: by.name };
        try {
          return await db.$transaction(async (tx) => {
            const made = factsOf(await tx.apiKey.create({ data }));
            await recordDeed(tx, { act: 'key-made', by, subject: made.name, after: toldOf(made) });
            return made;
          });
        } catch (error) {
          if (isUniqueViolation(error)) return null;
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
        return rows.map(factsOf);
      }),

    find: (id) =>
      withTransience(async () => {
        const row = await db.apiKey.findUnique({ where: { id } });
        return row && factsOf(row);
      }),

    revoke: (id, by) =>
      withTransience(() =>
        db.$transaction(async (tx) => {
          const revoked = await tx.$executeRaw`
            UPDATE api_key SET revoked_at = clock_timestamp() WHERE id = ${id} AND revoked_at IS NULL`;
          const row = await tx.apiKey.findUnique({ where: { id } });
          if (row === null) return null;
          const key = factsOf(row);
          if (revoked === 1) await recordDeed(tx, { act: 'key-revoked', by, subject: key.name, before: toldOf(key) });
          return key;
        }),
      ),
  };
}

function toldOf({ start, scope, chainIds, expiresAt }: KeyFacts) {
  return { start, scope, chainIds, expiresAt };
}

function factsOf({ hash: _hash, allChains, chainIds, ...key }: ApiKey): KeyFacts {
  return { ...key, chainIds: allChains ? null : chainIds };
}
