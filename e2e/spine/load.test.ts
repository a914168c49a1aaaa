import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';

const LIMITS = { shops: 24, pos: 4, ordering: 24 };

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld({
    shops: 40,
    itemsPerShop: 6,
    limits: LIMITS,
    latency: { ordering: { kind: 'fixed', ms: 20 } },
  });
});
afterAll(() => world[Symbol.asyncDispose]());

/** A run that publishes every shop, and the platform's record of it. */
async function publishAll() {
  world.square.resetRecord();
  world.oder.resetRecord();
  const run = await world.finished(await world.sync({ full: true }));
  expect(run.counts).toMatchObject({ SUCCEEDED: 40 });
  const { traffic } = run;
  if (traffic === null) throw new Error('the run does not say what it cost');
  return { traffic, pos: world.square.record(), ordering: world.oder.record() };
}

describe('the load of a run', () => {
  it('matches what both sides have seen of it', async () => {
    const { traffic, pos, ordering } = await publishAll();
    expect(traffic.pos).toMatchObject({ requests: pos.total, retries: 0, busy: 0 });
    expect(traffic.ordering).toMatchObject({ requests: ordering.total, retries: 0, busy: 0 });
    // Counted when a request leaves: an earlier one may have ended by the time it arrives.
    expect(traffic.ordering.peak).toBeGreaterThanOrEqual(ordering.peakInFlight);
    expect(traffic.ordering.peak).toBeLessThanOrEqual(LIMITS.ordering);
    expect(ordering.peakInFlight).toBeLessThanOrEqual(LIMITS.ordering);
  });

  it('decreases to the other side’s capacity, fails no shop, and is remembered for the next run', async () => {
    // Long enough that the shops in progress overlap, however slow this machine.
    world.oder.setLatency({ kind: 'fixed', ms: 250 });
    world.oder.setCapacity({ inFlight: 3 });
    const first = await publishAll();
    expect(first.traffic.ordering.busy).toBeGreaterThan(0);
    expect(first.traffic.ordering.busy).toBe(first.ordering.byStatus['429']);
    expect(first.traffic.ordering.retries).toBe(first.traffic.ordering.busy);

    const { load } = await world.db.conductorLease.findUniqueOrThrow({ where: { chainId: world.chainId } });
    const { limit, most } = (load as { ordering: { limit: number; most: number } }).ordering;
    expect(most).toBe(LIMITS.ordering);
    expect(limit).toBeLessThanOrEqual(LIMITS.ordering / 4);

    const second = await publishAll();
    // Does not start at half the configured limit again.
    expect(second.traffic.ordering.peak).toBeLessThan(LIMITS.ordering / 2);
  });
});
