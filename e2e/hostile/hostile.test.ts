import { describe, expect, it } from 'vitest';
import { forgetPeak, peakMegabytesOf } from '#e2e/bench/world/process-cost.ts';
import { expectationMissed } from './expectation.ts';
import { openHostileWorld } from './hostile-world.ts';
import { GOALS } from './play-all.ts';
import { discover, playCase, runToEnd } from './play-case.ts';
import { readCases } from './read-cases.ts';
import { watchHealth } from './watch-health.ts';

const cases = readCases();

it('survives fatal responses, several at a time, while a healthy chain and the health check continue', async () => {
  await using world = await openHostileWorld('plain');
  const healthy = await world.openHealthyChain();
  await discover(world, healthy);
  await forgetPeak(world.productPid);
  const health = watchHealth(world.healthUrl);
  const waiting = cases.filter((one) => one.short);
  const missed: object[] = [];
  async function playOn(): Promise<void> {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const answeredBefore = health.taken().length;
      const played = await playCase(world, one);
      const reasons = expectationMissed(one, played);
      if (reasons.length > 0) missed.push({ name: one.name, reasons, played });
      // Only that it answers: the long form measures how soon, which depends on the machine.
      expect(health.taken().length, `${one.name}: the health was answered meanwhile`).toBeGreaterThan(answeredBefore);
    }
  }
  const playing = Promise.all([playOn(), playOn(), playOn(), runToEnd(world, healthy)]);
  await Promise.race([playing, world.crashed]);
  await health.stop();
  expect(missed).toEqual([]);
  expect(health.taken().filter((ms) => !Number.isFinite(ms))).toEqual([]);
  expect(await peakMegabytesOf(world.productPid)).toBeLessThan(GOALS.peakMegabytes);
}, 300_000);

describe('the hostile set', () => {
  it('has at least thirty kinds, for both sides', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
    expect(new Set(cases.map(({ side }) => side))).toEqual(new Set(['pos', 'ordering']));
    expect(cases.filter(({ short }) => short).length).toBeGreaterThanOrEqual(10);
  });
});
