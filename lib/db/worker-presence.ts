import { randomUUID } from 'node:crypto';
import { Unreadable } from '#lib/vault/unreadable.ts';
import type { Vault } from '#lib/vault/vault.ts';
import type { Database } from './database.ts';
import { openToken, TOKEN_COLUMNS } from './sealed-tokens.ts';
import { withTransience } from './transient.ts';

/** Leave a chain to another worker only if it was seen this recently; longer than a restart takes. */
const SEEN_WITHIN_SECONDS = 60;

export type WorkerPresence = {
  /** Publishes which secrets this worker has; call it repeatedly while it works. */
  announce(): Promise<void>;
  /**
   * False if this worker can't open the chain's tokens but another, recently seen one can. If there is none, it is true
   * and the chain's runs fail with `…-token-unreadable`.
   */
  shouldTake(chainId: string): Promise<boolean>;
};

export function createWorkerPresence(db: Database, vault: Vault): WorkerPresence {
  const id = randomUUID();
  return {
    announce: () =>
      withTransience(async () => {
        await db.$executeRaw`
          INSERT INTO worker_presence (id, key_ids, seen_at) VALUES (${id}, ${[...vault.keyIds]}, clock_timestamp())
          ON CONFLICT (id) DO UPDATE SET seen_at = EXCLUDED.seen_at`;
        await db.$executeRaw`DELETE FROM worker_presence WHERE seen_at < clock_timestamp() - interval '1 hour'`;
      }),
    shouldTake: (chainId) =>
      withTransience(async () => {
        const chain = await db.chain.findUnique({
          where: { id: chainId },
          select: { posAccessToken: true, orderingToken: true },
        });
        if (chain === null) return true;
        const opened = TOKEN_COLUMNS.map((column) => openToken(vault, chain[column], { chainId, column }));
        const unreadable = opened.filter((token) => token instanceof Unreadable);
        // Damaged tokens open nowhere, and a chain must not be passed on forever.
        if (unreadable.length === 0 || unreadable.some(({ reason }) => reason === 'damaged')) return true;
        const needed = TOKEN_COLUMNS.map((column) => vault.keyIdOf(chain[column])).filter((keyId) => keyId !== null);
        const [found] = await db.$queryRaw<[{ other: boolean }]>`
          SELECT EXISTS (SELECT FROM worker_presence WHERE id <> ${id} AND key_ids @> ${needed}
            AND seen_at > clock_timestamp() - ${SEEN_WITHIN_SECONDS} * interval '1 second') AS other`;
        return !found.other;
      }),
  };
}
