import type { GateLoadView } from '#lib/contract/chains.ts';
import type { Status } from '#lib/contract/status.ts';
import type { Reader } from '#lib/db/snapshot.ts';
import type { GateLoad } from '#lib/sync/ports.ts';

/** Read with one cheap statement, to decide whether anything else has to be read again. */
export type Revision = {
  /** Increases with every transaction that changes a target, a run or the list of shops. */
  readonly rev: bigint;
  /** Version of the chain's own row, which changes without the gate. */
  readonly chainVersion: string;
  readonly at: Date;
  readonly conductor: Status['conductor'];
};

type LeaseRow = { worker: string; expires_at: Date; renewed_at: Date; load: unknown };
type NoLease = { [Column in keyof LeaseRow]: null };
type Row = { rev: bigint; takeovers: number; chain_version: string; now: Date } & (LeaseRow | NoLease);

/** Null if there is no such chain. */
export async function readRevision(db: Reader, chainId: string): Promise<Revision | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT gate.rev, gate.takeovers, chain.xmin::text AS chain_version, clock_timestamp() AS now,
      lease.worker, lease.expires_at, lease.renewed_at, lease.load
    FROM chain_gate AS gate JOIN chain ON chain.id = gate.chain_id
    LEFT JOIN conductor_lease AS lease ON lease.chain_id = gate.chain_id
    WHERE gate.chain_id = ${chainId}`;
  if (row === undefined) return null;
  const { rev, chain_version: chainVersion, now: at } = row;
  return { rev, chainVersion, at, conductor: row.worker === null ? null : conductorOf(row, row) };
}

function conductorOf(lease: LeaseRow, gate: { now: Date; takeovers: number }): NonNullable<Status['conductor']> {
  // Written by `renewLease` from the same type.
  const load = lease.load as { pos: GateLoad; ordering: GateLoad } | null;
  return {
    worker: lease.worker,
    working: lease.expires_at > gate.now,
    heartbeatAt: lease.renewed_at.toISOString(),
    takeovers: gate.takeovers,
    pos: load && loadView(load.pos),
    ordering: load && loadView(load.ordering),
  };
}

/** Loads written by an earlier version lack newer fields. */
type KnownLoad = Omit<GateLoad, 'most' | 'slowedBy' | 'searching' | 'retrying'> & Partial<GateLoad>;

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
