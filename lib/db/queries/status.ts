import type { GateLoadView, Status } from '../../contract.ts';
import type { GateLoad } from '../../sync/ports.ts';
import type { StatusFacts } from '../../unspoken.ts';
import type { Database } from '../database.ts';
import { findChain } from './chains.ts';
import { lastAllRun, unfinishedRuns } from './runs.ts';
import { shopsSince } from './shops.ts';

type GateRow = { rev: bigint; takeovers: number; now: Date };

/**
 * What the sync page shows: everything, or only the shops that changed after the cursor. `rev` is read first: what changes
 * in between is given twice rather than never.
 */
export async function readStatus(
  db: Database,
  { chainId, since }: { chainId: string; since?: string },
): Promise<StatusFacts | null> {
  const [gate] = await db.$queryRaw<GateRow[]>`
    SELECT rev, takeovers, clock_timestamp() AS now FROM chain_gate WHERE chain_id = ${chainId}`;
  const chain = gate && (await findChain(db, chainId));
  if (gate === undefined || !chain) return null;
  const here = `r${gate.rev}-${chain.shops.total}`;
  const rev = revOf(since, { current: gate.rev, shops: chain.shops.total });
  return {
    cursor: here,
    whole: rev === null,
    at: gate.now.toISOString(),
    chain,
    runs: await unfinishedRuns(db, chainId),
    lastAllRun: await lastAllRun(db, chainId),
    conductor: await conductorOf(db, { chainId, gate }),
    shops: rev === gate.rev ? [] : await shopsSince(db, { chainId, rev }),
  };
}

/** Null asks for everything: no cursor, a foreign one, one from before the database was restored or from before shops went. */
function revOf(since: string | undefined, { current, shops }: { current: bigint; shops: number }): bigint | null {
  const [, rev, seen] = /^r(\d{1,18})-(\d{1,9})$/u.exec(since ?? '') ?? [];
  if (rev === undefined || Number(seen) > shops || BigInt(rev) > current) return null;
  return BigInt(rev);
}

async function conductorOf(
  db: Database,
  { chainId, gate }: { chainId: string; gate: GateRow },
): Promise<Status['conductor']> {
  const lease = await db.conductorLease.findUnique({ where: { chainId } });
  if (lease === null) return null;
  // Written by `renewLease` from the same type.
  const load = lease.load as { pos: GateLoad; ordering: GateLoad } | null;
  return {
    worker: lease.worker,
    working: lease.expiresAt > gate.now,
    heartbeatAt: lease.renewedAt.toISOString(),
    takeovers: gate.takeovers,
    pos: load && loadView(load.pos),
    ordering: load && loadView(load.ordering),
  };
}

/** As an earlier version wrote it, it lacks what came later. */
type KnownLoad = Omit<GateLoad, 'most' | 'slowedBy' | 'searching'> & Partial<GateLoad>;

function loadView(load: KnownLoad): GateLoadView {
  const { inFlight, limit, most = limit, peak, perSecond, latencyMs, closedUntilMs, slowedBy = null } = load;
  return {
    inFlight,
    limit,
    most,
    peak,
    perSecond,
    latencyMs,
    slowedBy,
    closedUntil: closedUntilMs === null ? null : new Date(closedUntilMs).toISOString(),
  };
}
