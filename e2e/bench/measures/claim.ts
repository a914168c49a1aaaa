import { actor } from '#e2e/fixtures/actor.ts';
import { atMost, type Figure, quantile } from '#e2e/bench/figure.ts';
import type { Bench, Measure } from '#e2e/bench/measure.ts';

const ROUNDS = { tiny: 1, short: 7, full: 15 } as const;

/** From the request for all shops to its response: the claim, the run and its job in one transaction. */
export const claim: Measure = { name: 'claim', run };

async function run({ scale, say, largeChain }: Bench): Promise<readonly Figure[]> {
  const world = await largeChain();
  const { shops } = world.size;
  say(`claiming ${shops} shops`);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS[scale]; round++) {
    const startedAt = performance.now();
    const runId = await world.request();
    times.push(performance.now() - startedAt);
    // There is no conductor, so a cancel settles them all at once.
    await world.haizen.cancelRun({ runId, by: actor('bench') });
  }
  const note = `least ${Math.round(quantile(times, 0))}, most ${Math.round(quantile(times, 1))} ms`;
  const value = quantile(times, 0.5);
  return [atMost(250, { measure: 'claim + enqueue', what: `${shops} shops, median`, value, unit: 'ms', note })];
}
