import { EDITS } from './masters.ts';
import { type Faults, NO_FAULTS } from './net.ts';
import { ACTIONS, act } from './people.ts';
import type { World } from './world.ts';

const BLOWS = [
  'kill',
  'kill',
  'stop',
  'stop',
  'leave',
  'database',
  'connections',
  'web',
  'outside',
  'edit',
  'edit',
  'edit',
  'edit',
] as const;

/** Runs people and faults until the virtual time `untilMs`. `paceMs`: their average interval. */
export function unleash(world: World, { untilMs, paceMs }: { untilMs: number; paceMs: number }): void {
  const { timeline, random } = world;

  function again(work: () => void): void {
    const inMs = 2 * paceMs * random.next();
    if (timeline.nowMs() + inMs >= untilMs) return;
    timeline.after(inMs, () => {
      work();
      again(work);
    });
  }
  again(() => actAsPerson(world));
  again(() => blow(world, untilMs));
}

export function actAsPerson(world: World): void {
  const { random, database, note } = world;
  const { process, store } = world.web();
  const chosen = random.pick(ACTIONS);
  process.deliver('answer', () => {
    act(store, { action: chosen, random, rows: database.rows }).then(
      (response) => note(`${process.name}: ${chosen}: ${response}`),
      (error: unknown) => note(`${process.name}: ${chosen}: ${error instanceof Error ? error.name : 'failed'}`),
    );
  });
}

function blow(world: World, untilMs: number): void {
  const { timeline, random, database, net, workers, note } = world;
  const living = workers.filter(({ process }) => process.state === 'running');
  const chosen = random.pick(BLOWS);
  const worker = living.length === 0 ? null : random.pick(living);
  const forMs = Math.min(random.integer(100, random.chance(0.5) ? 1_500 : 20_000), untilMs - timeline.nowMs());
  note(`${chosen} ${worker?.process.name ?? ''} ${forMs.toFixed(0)}`);
  switch (chosen) {
    case 'kill':
      worker?.process.kill();
      return void timeline.after(forMs, world.addWorker);
    case 'leave':
      worker?.leave();
      return void timeline.after(forMs, world.addWorker);
    case 'stop': {
      const first = random.chance(0.5) ? 'answer' : 'timer';
      worker?.process.stop();
      return void timeline.after(forMs, () => worker?.process.continue(first));
    }
    case 'web':
      return world.web().process.kill();
    case 'database':
      if (database.isAway) return;
      database.cut();
      return void timeline.after(random.chance(0.5) ? 5 : forMs, database.mend);
    case 'connections':
      database.breakingOdds = 0.5 * random.next();
      return void timeline.after(forMs, () => {
        database.breakingOdds = 0;
      });
    case 'outside':
      net.faults = someFaults(world);
      world.loseItems(random.chance(0.3) ? 0.2 : 0);
      return void timeline.after(forMs, () => {
        net.faults = NO_FAULTS;
        world.loseItems(0);
      });
    case 'edit':
      return world.editPos(random.pick(EDITS));
  }
}

function someFaults({ random }: World): Faults {
  const odds = () => (random.chance(0.5) ? 0.15 * random.next() : 0);
  return {
    reset: odds(),
    lostAnswer: odds(),
    hang: odds(),
    hangForever: random.chance(0.3) ? 0.05 : 0,
    busy: odds(),
    refused: odds(),
    slow: odds(),
  };
}

/** Restores everything: continues stopped processes, replaces dead ones, ends hanging requests. */
export function calm({ timeline, database, net, workers, addWorker, loseItems, note }: World): void {
  note('calm');
  database.mend();
  database.breakingOdds = 0;
  net.faults = NO_FAULTS;
  loseItems(0);
  for (const { process } of workers) process.continue('timer');
  timeline.after(0, net.resetHanging);
  addWorker();
}
