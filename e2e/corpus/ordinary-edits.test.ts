import { expect, it } from 'vitest';
import type { GuardCheck } from '#lib/domain/guard/check.ts';
import { guardCategories } from '#lib/domain/guard/guard-categories.ts';
import { guardMenu } from '#lib/domain/guard/guard-menu.ts';
import { DEFAULT_THRESHOLDS } from '#lib/domain/guard/thresholds.ts';
import { planCategories, planMenu } from '#lib/domain/plan.ts';
import { createRandom } from '#lib/simulators/server/random.ts';
import { EDIT_KINDS, edited } from './ordinary-edits.ts';
import { makeMasters, type Masters } from './ordinary-menu.ts';

const SEED = 20_261_123;
const DAYS = 500;
const HELD_AT_MOST = 0.01;

/** One day's edits: usually one, sometimes up to three at once. */
function day(number: number): { readonly what: string; readonly before: Masters; readonly after: Masters } {
  const random = createRandom(`${SEED} ${number}`);
  const before = makeMasters(random);
  const kinds = Array.from({ length: random.chance(0.7) ? 1 : random.integer(2, 3) }, (_, index) =>
    index === 0 ? (EDIT_KINDS[number % EDIT_KINDS.length] ?? random.pick(EDIT_KINDS)) : random.pick(EDIT_KINDS),
  );
  const after = kinds.reduce((masters, kind) => edited(kind, random, masters), before);
  return { what: `${kinds.join(', ')} (${before.menu.items.length} items)`, before, after };
}

function checksOf(before: Masters, after: Masters): readonly GuardCheck[] {
  const menus = { before: before.menu, after: after.menu, plan: planMenu(before.menu, after.menu) };
  const categories = {
    before: before.categories,
    after: after.categories,
    plan: planCategories(before.categories, after.categories),
  };
  return [...guardMenu(menus, DEFAULT_THRESHOLDS), ...guardCategories(categories, DEFAULT_THRESHOLDS)];
}

it(`of ${DAYS} ordinary edits, at most ${HELD_AT_MOST * 100} percent are held`, () => {
  const held: string[] = [];
  let changes = 0;
  for (let number = 0; number < DAYS; number++) {
    const { what, before, after } = day(number);
    const tripped = checksOf(before, after).filter((check) => check.tripped);
    if (tripped.length > 0) held.push(`${number}: ${what}: ${JSON.stringify(tripped)}`);
    if (planMenu(before.menu, after.menu).changes.length > 0) changes += 1;
  }
  const figure = `${held.length} of ${DAYS} held, seed ${SEED}\n${held.join('\n')}`;
  expect(held.length, figure).toBeLessThanOrEqual(DAYS * HELD_AT_MOST);
  expect(changes, 'edits that change a menu').toBeGreaterThan(DAYS * 0.8);
});

it('makes the same edits from the same seed', () => {
  expect(day(7)).toEqual(day(7));
  expect(day(7)).not.toEqual(day(8));
});
