import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { GUARD_RULES } from '#lib/domain/guard/check.ts';
import { type CorpusCase, caseSchema, type ExpectedOutcome } from './case-schema.ts';
import { type CorpusWorld, openCorpusWorld } from './corpus-world.ts';
import { faultsFor, spoiledObjects } from './faults-for.ts';
import { play } from './play.ts';

const FOLDER = new URL('cases/', import.meta.url);
const cases = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .map((name) => ({ name, ...caseSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))) }));

let shared: CorpusWorld;
beforeAll(async () => {
  shared = await openCorpusWorld();
});
afterAll(() => shared[Symbol.asyncDispose]());

/** The case's own world if it changes the account, otherwise the shared one. */
async function worldOf({ account }: CorpusCase): Promise<CorpusWorld> {
  if (account === undefined) return shared;
  const own = await openCorpusWorld({ ...shared.account, objects: spoiledObjects(shared.account, account) });
  onTestFinished(() => own[Symbol.asyncDispose]());
  return own;
}

describe('a hostile response never reaches the platform without approval', () => {
  it.each(cases)('$name', async (one) => {
    const world = await worldOf(one);
    const before = world.onPlatform();
    const pos = world.posWith(faultsFor(one, world.account));
    const [here, elsewhere] = await play(world, { pos, scope: one.name });
    const reached = world.onPlatform() !== before;
    if (reached) await world.restore(`after ${one.name}`);

    const expectedElsewhere = one.elsewhere ?? one.expect;
    expect(here, one.title).toMatchObject(comparable(one.expect));
    expect(elsewhere, one.title).toMatchObject(comparable(expectedElsewhere));
    expect(reached).toBe([one.expect, expectedElsewhere].some(({ is }) => is === 'WITHHELD'));
    expect(world.onPlatform()).toBe(before);
  });
});

describe('the corpus', () => {
  it('is large enough, and covers every outcome', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    const ends = new Set(cases.map((one) => one.expect.is));
    expect([...ends].toSorted()).toEqual(['FAILED', 'HELD', 'SKIPPED', 'UNCHANGED', 'WITHHELD']);
  });

  it('trips each of the guard’s rules', () => {
    const rules = cases.flatMap((one) => ('rules' in one.expect ? one.expect.rules : []));
    expect(GUARD_RULES.filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});

/** The expected outcome in comparable form. Only unsellable items may be left out. */
function comparable(expected: ExpectedOutcome): Readonly<Record<string, unknown>> {
  switch (expected.is) {
    case 'WITHHELD': {
      const changes = expected.items.map((id) => ({ kind: 'item', id, change: 'removed' }));
      return { is: 'PUBLISHED', plan: { changes }, issues: expected.issues };
    }
    default:
      return expected;
  }
}
