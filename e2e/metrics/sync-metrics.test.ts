import { expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { type Family, parsePrometheus, valueOf } from '#e2e/fixtures/prometheus-text.ts';
import { openTestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';
import type { Haizen } from '#lib/process/haizen.ts';

async function scrape(haizen: Haizen): Promise<ReadonlyMap<string, Family>> {
  return parsePrometheus((await haizen.metrics.scrape()).text);
}

/** After the conductor has left, because the database shows a run's end a moment before the process that wrote it. */
function atRest(worker: Haizen): Promise<ReadonlyMap<string, Family>> {
  return until(async () => {
    const families = await scrape(worker);
    return valueOf(families, 'haizen_chains_conducted') === 0 && families;
  });
}

const menu = (outcome: string) => ({ kind: 'menu', outcome });

it('a run with one failed shop moves each counter by exactly what happened', async () => {
  await using world = await openTestWorld({ shops: 5, idle: true });
  const worker = await world.startWorker();
  world.oder.faults.set([{ kind: 'refuse-item', on: { method: 'PUT', shopId: '103' } }]);
  const before = await scrape(worker);
  await world.finished(await world.sync());
  const after = await atRest(worker);
  const moved = (name: string, labels: Record<string, string>) =>
    valueOf(after, name, labels) - valueOf(before, name, labels);

  expect(moved('haizen_runs_total', { scope: 'all', outcome: 'partly' })).toBe(1);
  expect(moved('haizen_runs_total', { scope: 'all', outcome: 'succeeded' })).toBe(0);
  expect(moved('haizen_run_duration_seconds_count', { scope: 'all' })).toBe(1);
  expect(moved('haizen_targets_settled_total', menu('succeeded'))).toBe(4);
  expect(moved('haizen_targets_settled_total', menu('failed'))).toBe(1);
  expect(moved('haizen_targets_settled_total', menu('skipped'))).toBe(0);
  expect(moved('haizen_targets_settled_total', { kind: 'categories', outcome: 'succeeded' })).toBe(1);
  expect(moved('haizen_target_errors_total', { kind: 'menu', code: 'ordering-rejected' })).toBe(1);
  expect(moved('haizen_target_duration_seconds_count', menu('succeeded'))).toBe(4);
  expect(moved('haizen_target_duration_seconds_count', menu('failed'))).toBe(1);
  expect(moved('haizen_menu_phase_seconds_total', { phase: 'publish' })).toBeGreaterThan(0);

  // Accepted by the other process, settled by this one.
  const web = await scrape(world.haizen);
  expect(valueOf(web, 'haizen_sync_requests_total', { answer: 'accepted' })).toBe(1);
  expect(valueOf(web, 'haizen_targets_settled_total', menu('succeeded'))).toBe(0);
});

it('neither shops nor runs are labels: a second run over more shops adds no series', async () => {
  await using world = await openTestWorld({ shops: 3, idle: true });
  const worker = await world.startWorker();
  const series = async () => {
    const families = [...(await atRest(worker))].filter(([name]) => name.startsWith('haizen_'));
    return families.flatMap(([, { samples }]) => samples.map(({ name, labels }) => JSON.stringify([name, labels])));
  };
  await world.finished(await world.sync({ shopIds: world.shopIds.slice(0, 1) }));
  const first = await series();
  await world.finished(await world.sync({ shopIds: world.shopIds.slice(1) }));
  const second = await series();
  expect(second.toSorted()).toEqual(first.toSorted());
  const all = JSON.stringify(second);
  for (const id of [...world.shopIds, '101', '102', '103']) expect(all).not.toContain(id);
});

it('shops that were never begun count by outcome, and have no duration', async () => {
  await using world = await openTestWorld({ shops: 3, idle: true });
  const worker = await world.startWorker();
  world.square.faults.set([{ kind: 'status', status: 401 }]);
  await world.finished(await world.sync());
  const after = await atRest(worker);
  expect(valueOf(after, 'haizen_targets_settled_total', menu('skipped'))).toBe(3);
  expect(valueOf(after, 'haizen_target_errors_total', { kind: 'categories', code: 'pos-unauthorized' })).toBe(1);
  expect(valueOf(after, 'haizen_target_duration_seconds_count', menu('skipped'))).toBe(0);
  expect(valueOf(after, 'haizen_runs_total', { scope: 'all', outcome: 'failed' })).toBe(1);
});

it('the process that cancels a waiting run counts it, and a rejected request counts no run', async () => {
  await using world = await openTestWorld({ shops: 2, idle: true });
  const runId = await world.sync();
  const queued = await scrape(world.haizen);
  expect(valueOf(queued, 'haizen_targets', { kind: 'menu', state: 'queued' })).toBe(2);
  expect(valueOf(queued, 'haizen_oldest_target_age_seconds', { state: 'queued' })).toBeGreaterThan(0);
  expect(valueOf(queued, 'haizen_database_up')).toBe(1);

  const busy = await world.haizen.requestSync({ chainId: world.chainId, by: actor('test') });
  expect(busy.kind).toBe('busy');
  await world.haizen.cancelRun({ runId, by: actor('test') });
  const after = await scrape(world.haizen);
  expect(valueOf(after, 'haizen_sync_requests_total', { answer: 'busy' })).toBe(1);
  expect(valueOf(after, 'haizen_targets_settled_total', menu('cancelled'))).toBe(2);
  expect(valueOf(after, 'haizen_runs_total', { scope: 'all', outcome: 'cancelled' })).toBe(1);
});

it('gates are exported only while this process conducts their chain', async () => {
  await using world = await openTestWorld({
    shops: 6,
    idle: true,
    limits: { shops: 4, pos: 3, ordering: 5 },
    latency: { ordering: { kind: 'fixed', ms: 150 } },
  });
  const worker = await world.startWorker();
  const pos = { chain_id: world.chainId, side: 'pos' };
  const runId = await world.sync();
  const during = await until(async () => {
    const families = await scrape(worker);
    return valueOf(families, 'haizen_gate_in_flight', { ...pos, side: 'ordering' }) > 0 && families;
  });
  expect(valueOf(during, 'haizen_gate_configured_limit', pos)).toBe(3);
  expect(valueOf(during, 'haizen_gate_configured_limit', { ...pos, side: 'ordering' })).toBe(5);
  expect(valueOf(during, 'haizen_gate_closed', pos)).toBe(0);
  expect(valueOf(during, 'haizen_chains_conducted')).toBe(1);
  await world.finished(runId);
  expect((await atRest(worker)).get('haizen_gate_limit')?.samples).toEqual([]);
});
