import { describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';

describe('a restart in the middle of a run', () => {
  it('resumes: every shop ends once, and finished work is not repeated', async () => {
    const latency = { ordering: { kind: 'fixed', ms: 60 } } as const;
    await using world = await openTestWorld({
      shops: 12,
      latency,
      limits: { shops: 2, pos: 2, ordering: 2 },
      idle: true,
    });
    await world.startWorker('worker-1');
    const runId = await world.sync();
    await until(async () => ((await world.haizen.read.run(runId))?.done ?? 0) >= 3);
    await world.stopWorker('worker-1');
    const settled = await settledShops(world, runId);
    expect(settled.length).toBeLessThan(12);
    const putsBefore = world.oder.record().requests.length;

    await world.startWorker('worker-2');
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ SUCCEEDED: 12 });
    const after = world.oder.record().requests.slice(putsBefore);
    const repeated = after.filter((request) => request.method === 'PUT' && settled.includes(request.shopId ?? ''));
    expect(repeated).toEqual([]);
    expect(world.oder.record().peakInFlight).toBeLessThanOrEqual(2);
  });

  it('hands the chain back at once: a successor does not wait for the lease to expire', async () => {
    await using world = await openTestWorld({
      shops: 6,
      latency: { ordering: { kind: 'fixed', ms: 80 } },
      limits: { shops: 1, pos: 1, ordering: 1 },
    });
    const runId = await world.sync();
    await until(async () => ((await world.haizen.read.run(runId))?.done ?? 0) >= 1);
    const [lease] = await world.db.conductorLease.findMany();
    await world.startWorker('worker-2');
    await world.stopWorker('worker-1');
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ SUCCEEDED: 6 });
    const after = await world.db.conductorLease.findFirstOrThrow();
    expect(after.fence).toBeGreaterThan(lease?.fence ?? 0n);
    expect(after.worker).toBe('worker-2');
  });

  it('hands it back even while the POS hangs', async () => {
    await using world = await openTestWorld({ shops: 2 });
    world.square.faults.set([{ kind: 'timeout', on: { path: '/v2/catalog/list' } }]);
    const runId = await world.sync();
    await until(() => world.square.record().inFlight > 0);
    await world.stopWorker('worker-1');
    // Aborted after its grace period; otherwise it would be tried three times.
    const reads = world.square.record().requests.filter(({ path }) => path.startsWith('/v2/catalog/list'));
    expect(reads).toHaveLength(1);
    world.square.faults.set([]);
    await world.startWorker('worker-2');
    const run = await world.finished(runId);
    expect(run.counts).toMatchObject({ SUCCEEDED: 2 });
  });
});

async function settledShops(world: TestWorld, runId: string): Promise<string[]> {
  const rows = await world.db.syncResult.findMany({
    where: { runId, kind: 'MENU' },
    select: { target: { select: { shop: { select: { platformShopId: true } } } } },
  });
  return rows.flatMap((row) => row.target.shop?.platformShopId ?? []);
}
