import { expect, it } from 'vitest';
import { heldCategoriesHref, heldNow, heldShopsHref } from './held-now.ts';

const run = { id: 'r1', chainId: 'c' };
type SomeShop = { id: string; state: string; runId: string; hasHeldPlan: boolean; previous?: object };

function status(shops: readonly SomeShop[], categories = 'SUCCEEDED') {
  return {
    shops: new Map(shops.map((shop) => [shop.id, shop])),
    chain: { categories: { state: categories, hasHeldPlan: categories === 'HELD' } },
  } as unknown as Parameters<typeof heldNow>[1];
}
const held = (id: string, runId = 'r1') => ({ id, state: 'HELD', runId, hasHeldPlan: true });

it('links to a single held shop, or to the list of several', () => {
  expect(heldShopsHref(heldNow(run, status([held('a')])))).toBe('/chains/c/held/a');
  expect(heldShopsHref(heldNow(run, status([held('a'), held('b')])))).toBe('/chains/c/held');
});

it('returns null if everything is decided, or held by a later run', () => {
  expect(
    heldShopsHref(
      heldNow(run, status([held('a', 'r2'), { id: 'b', state: 'SUCCEEDED', runId: 'r1', hasHeldPlan: false }])),
    ),
  ).toBeNull();
  expect(heldShopsHref(heldNow(run, undefined))).toBeNull();
});

it('links to the categories while they are held', () => {
  expect(heldCategoriesHref(heldNow(run, status([], 'HELD')))).toBe('/chains/c/held/categories');
  expect(heldCategoriesHref(heldNow(run, status([])))).toBeNull();
});

it('still links to a plan whose shop a later run skipped', () => {
  const skipped = {
    id: 'a',
    state: 'SKIPPED',
    runId: 'r2',
    hasHeldPlan: true,
    previous: { state: 'HELD', runId: 'r1' },
  };
  expect(heldShopsHref(heldNow(run, status([skipped])))).toBe('/chains/c/held/a');
});
