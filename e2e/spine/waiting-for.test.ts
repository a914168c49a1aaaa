import { describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';

describe('a run’s remaining time', () => {
  it('is not estimated while the POS rejects the first step repeatedly', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    world.square.faults.set([{ kind: 'status', status: 503 }]);
    const runId = await world.sync();
    await until(async () => (await world.haizen.read.run(runId))?.waitingFor !== null);
    const run = await world.haizen.read.run(runId);
    expect(run).toMatchObject({
      done: 0,
      settled: 0,
      etaMs: null,
      waitingFor: { side: 'pos', why: 'retrying', until: null },
    });
    world.square.faults.set([]);
    expect(await world.finished(runId)).toMatchObject({ done: 2, settled: 2, waitingFor: null });
  });

  it('is not estimated while the ordering app has requested a pause, whose end is shown instead', async () => {
    await using world = await openTestWorld({ shops: 2 });
    await world.finished(await world.sync());
    world.oder.faults.set([
      { kind: 'status', status: 429, retryAfterSeconds: 6, on: { path: '/v1/shops/*/menu' }, times: 1 },
    ]);
    const runId = await world.sync({ full: true });
    await until(async () => (await world.haizen.read.run(runId))?.waitingFor?.why === 'closed');
    const run = await world.haizen.read.runDetail(runId);
    expect(run).toMatchObject({ etaMs: null, waitingFor: { side: 'ordering' } });
    expect(Date.parse(run?.waitingFor?.until ?? '')).toBeGreaterThan(Date.parse(run?.live?.at ?? ''));
  });
});

describe('a run’s page', () => {
  it('shows counts and shops of the same moment', async () => {
    const latency = { ordering: { kind: 'fixed', ms: 40 } } as const;
    await using world = await openTestWorld({ shops: 8, latency, limits: { shops: 2, pos: 2, ordering: 2 } });
    const runId = await world.sync();
    const seen: { settled: number; shown: unknown; counted: unknown }[] = [];
    await until(async () => {
      const run = await world.haizen.read.runDetail(runId);
      if (run?.live) {
        const { live, counts, settled, total } = run;
        const atWork = counts.QUEUED + counts.RUNNING;
        seen.push({
          settled,
          shown: [live.running.length, live.waiting.length, live.settled.length, settled + atWork],
          counted: [counts.RUNNING, Math.min(6, counts.QUEUED), Math.min(6, settled), total],
        });
      }
      return run?.live === null;
    });
    expect(seen.map(({ shown }) => shown)).toEqual(seen.map(({ counted }) => counted));
    expect(new Set(seen.map(({ settled }) => settled)).size).toBeGreaterThan(1);
    const run = await world.haizen.read.runDetail(runId);
    for (const { readMs, waitMs, publishMs, otherMs, durationMs } of run?.slowest ?? []) {
      expect(readMs + waitMs + publishMs + otherMs).toBe(durationMs);
    }
    expect(run?.slowest).toHaveLength(5);
  });

  it('shows a status of the same moment too: the chain’s counts match its runs and shops', async () => {
    const latency = { ordering: { kind: 'fixed', ms: 40 } } as const;
    await using world = await openTestWorld({ shops: 8, latency, limits: { shops: 2, pos: 2, ordering: 2 } });
    const runId = await world.sync();
    await until(async () => {
      const status = await wholeStatus(world);
      for (const run of status.runs) {
        const mine = status.shops.filter((shop) => shop.runId === runId);
        for (const state of ['QUEUED', 'RUNNING', 'SUCCEEDED'] as const) {
          expect(mine.filter((shop) => shop.state === state)).toHaveLength(run.counts[state]);
        }
      }
      return status.runs.length === 0;
    });
  });
});

async function wholeStatus(world: TestWorld) {
  const answer = await world.haizen.read.status({ chainId: world.chainId });
  if (answer === null) throw new Error('no status');
  return answer.facts;
}
