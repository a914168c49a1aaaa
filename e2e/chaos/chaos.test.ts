import { expect, it } from 'vitest';
import { watchChains } from './campaign.ts';
import { openChaosWorld } from './chaos-world.ts';
import { playRound } from './play-round.ts';
import type { Event } from './script.ts';

/** One of each kind that is quick to play; `npm run chaos` plays hundreds. */
const SCRIPT: readonly Event[] = [
  { kind: 'kill', afterMs: 1_000, lastsMs: 0, pick: 0.2 },
  { kind: 'stop', afterMs: 500, lastsMs: 14_000, pick: 0.6 },
  { kind: 'terminate', afterMs: 15_000, lastsMs: 0, pick: 0.4 },
  { kind: 'database-dies', afterMs: 3_000, lastsMs: 500, pick: 0 },
  { kind: 'kill', afterMs: 1_500, lastsMs: 0, pick: 0.8 },
];

it('loses nothing, publishes nothing twice and writes nothing stale while processes and Postgres are killed', async () => {
  await using world = await openChaosWorld({ chains: 2, shops: 6, items: 12, workers: 2, seed: 1 });
  const watched = await watchChains(world);
  const { checks, tallies } = await playRound(world, { seed: 1, round: 1, script: SCRIPT, watched });
  const broken = checks.filter((check) => check.broken.length > 0);
  expect(broken, world.workers.lastWords()).toEqual([]);
  // Guards against checks that looked at nothing.
  expect(tallies['writes applied']).toBeGreaterThan(0);
  expect(tallies.conductors).toBeGreaterThan(2);
}, 900_000);
