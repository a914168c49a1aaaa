import { expect, test } from 'vitest';
import type { TargetStep } from '#lib/sync/target-step.ts';
import { type WriteSteps, writeTogether } from './write-together.ts';

const step = (targetId: string): TargetStep => ({ kind: 'MENU', targetId, runId: 'run', step: 'claim' });
const all = (steps: readonly TargetStep[]) => new Set(steps.map(({ targetId }) => targetId));

test('entries that arrive during a transaction are written together in the next one, in order', async () => {
  const database = slowDatabase();
  const answers = ['a', 'b', 'c'].map((id) => database.write([step(id)]));
  expect(database.written).toEqual([['a']]);
  await database.commit(all);
  expect(database.written).toEqual([['a'], ['b', 'c']]);
  await database.commit(() => new Set(['c']));
  const [, b, c] = await Promise.all(answers);
  expect([b?.has('b'), c?.has('c')]).toEqual([false, true]);
});

test('an entry’s steps are never split, however many entries there are', async () => {
  const database = slowDatabase();
  const answers = Array.from({ length: 20 }, (_, index) => database.write([step(`s${index}`), step(`c${index}`)]));
  while (database.isBusy) await database.commit(all);
  await Promise.all(answers);
  expect(database.written.flat()).toHaveLength(40);
  for (const steps of database.written) expect(steps.filter((id) => id.startsWith('s')).length * 2).toBe(steps.length);
});

test('an entry that cannot be written does not fail the others', async () => {
  const database = slowDatabase();
  const answers = ['first', 'good', 'bad', 'fine'].map((id) => database.write([step(id)]));
  const fates = Promise.allSettled(answers);
  const refuseBad = (steps: readonly TargetStep[]) => {
    if (all(steps).has('bad')) throw new Error('no such character');
    return all(steps);
  };
  while (database.isBusy) await database.commit(refuseBad);
  expect((await fates).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});

test('an empty entry is not written', async () => {
  const database = slowDatabase();
  expect(await database.write([])).toEqual(new Set());
  expect(database.written).toEqual([]);
});

/** Responds only on `commit`. */
function slowDatabase() {
  const written: string[][] = [];
  let open: { steps: readonly TargetStep[]; answer: PromiseWithResolvers<ReadonlySet<string>> } | null = null;
  const write: WriteSteps = (steps) => {
    written.push(steps.map(({ targetId }) => targetId));
    open = { steps, answer: Promise.withResolvers() };
    return open.answer.promise;
  };
  return {
    written,
    write: writeTogether(write),
    get isBusy() {
      return open !== null;
    },
    /** Resolves when the resulting writes have been sent. */
    async commit(answerTo: (steps: readonly TargetStep[]) => ReadonlySet<string>): Promise<void> {
      const committed = open;
      open = null;
      if (committed === null) return;
      try {
        committed.answer.resolve(answerTo(committed.steps));
      } catch (error) {
        committed.answer.reject(error);
      }
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
  };
}
