import { UnknownChain } from '#lib/sync/store-errors.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { Database } from './database.ts';
import { jsonOf } from './json.ts';

type LeaseStatements = Pick<SyncStore, 'acquireLease' | 'renewLease'>;

/** Single autocommitted statements on the database's clock: `clock_timestamp()`, as `now()` is a transaction's start. */
export function leaseStatements(db: Database): LeaseStatements {
  return {
    async acquireLease(chainId, { worker, leaseMs }) {
      // Never below the clock, so that a restored database doesn't start below a fence that a platform has already seen.
      const [taken] = await db.$queryRaw<{ fence: bigint }[]>`
        INSERT INTO conductor_lease AS lease (chain_id, worker, fence, renewed_at, expires_at)
        SELECT chain_id, ${worker}, GREATEST(fence + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint),
          clock_timestamp(), clock_timestamp() + ${leaseMs}::int * interval '1 ms'
        FROM chain_gate WHERE chain_id = ${chainId}
        ON CONFLICT (chain_id) DO UPDATE SET
          worker = EXCLUDED.worker, left_at = lease.renewed_at, fence = GREATEST(EXCLUDED.fence, lease.fence + 1),
          renewed_at = clock_timestamp(), expires_at = clock_timestamp() + ${leaseMs}::int * interval '1 ms'
        WHERE lease.expires_at <= clock_timestamp()
        RETURNING fence`;
      if (taken !== undefined) return { fence: Number(taken.fence) };
      const [held] = await db.$queryRaw<{ ms: number }[]>`
        SELECT (extract(epoch FROM expires_at - clock_timestamp()) * 1000)::float AS ms
        FROM conductor_lease WHERE chain_id = ${chainId}`;
      if (held === undefined) throw new UnknownChain(chainId);
      return { heldForMs: Math.max(0, held.ms) };
    },

    async renewLease(chainId, { fence, leaseMs, load }) {
      const renewed = await db.$executeRaw`
        UPDATE conductor_lease SET
          renewed_at = clock_timestamp(), expires_at = clock_timestamp() + ${leaseMs}::int * interval '1 ms',
          load = COALESCE(${load === null ? null : JSON.stringify(jsonOf(load))}::jsonb, load)
        WHERE chain_id = ${chainId} AND fence = ${BigInt(fence)} AND expires_at > clock_timestamp()`;
      return renewed === 1 ? 'renewed' : 'lost';
    },
  };
}
