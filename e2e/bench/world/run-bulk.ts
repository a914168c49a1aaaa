import type { Client } from 'pg';
import { until } from '#e2e/fixtures/until.ts';
import { withClient } from '#lib/launch/postgres/database.ts';
import type { TrafficRecord } from '#lib/simulators/server/traffic.ts';
import type { SyncRequest } from '#lib/sync/requests/sync-request.ts';
import type { BenchWorld } from './bench-world.ts';
import { idleShareSince, readMachine } from './machine.ts';
import { cpuSecondsOf } from './process-cost.ts';

export type BulkRun = {
  /** From accepted to finished, by the database's clock. */
  readonly ms: number;
  /** Shops by outcome. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Each simulator's record, without the individual requests. */
  readonly pos: TrafficRecord;
  readonly ordering: TrafficRecord;
  /** The worker's; null if unknown. */
  readonly cpuSeconds: number | null;
  /** Of all cores: near 0, the machine was the bottleneck. */
  readonly idleShare: number;
};

/** Syncs all shops and waits for the run to end; both records start with it. */
export async function runBulk(world: BenchWorld, request: Partial<SyncRequest> = {}): Promise<BulkRun> {
  await Promise.all([world.pos.resetRecord(), world.ordering.resetRecord()]);
  const pid = world.workerPid();
  const cpu = () => (pid === null ? null : cpuSecondsOf(pid));
  const [cpuBefore, machine] = [await cpu(), readMachine()];
  const runId = await world.request(request);
  return withClient(world.databaseUrl, async (client) => {
    const ms = await finished(client, runId);
    const [cpuAfter, idleShare] = [await cpu(), idleShareSince(machine)];
    return {
      ms,
      outcomes: await outcomesOf(client, runId),
      pos: await countersOf(world.pos),
      ordering: await countersOf(world.ordering),
      cpuSeconds: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore,
      idleShare,
    };
  });
}

/** Reads a single row: the page's own queries would distort the measurement. */
async function finished(client: Client, runId: string): Promise<number> {
  const row = await until(async () => {
    const { rows } = await client.query<{ requested_at: Date; finished_at: Date }>(
      'SELECT requested_at, finished_at FROM sync_run WHERE id = $1 AND finished_at IS NOT NULL',
      [runId],
    );
    return rows[0];
  });
  return row.finished_at.getTime() - row.requested_at.getTime();
}

async function outcomesOf(client: Client, runId: string): Promise<Record<string, number>> {
  const { rows } = await client.query<{ outcome: string; shops: number }>(
    `SELECT outcome::text, count(*)::int AS shops FROM sync_result WHERE run_id = $1 AND kind = 'MENU' GROUP BY outcome`,
    [runId],
  );
  return Object.fromEntries(rows.map(({ outcome, shops }) => [outcome, shops]));
}

const countersOf = (upstream: BenchWorld['pos']) => upstream.record(Number.MAX_SAFE_INTEGER);
