import { expect, it } from 'vitest';
import { heldCategoriesHref, heldNow, heldShopsHref } from './held-now.ts';

const run = { id: 'r1', chainId: 'c' };
function status(shops: readonly { id: string; state: string; runId: string }[], categories = 'SUCCEEDED') {
  return {
    shops: new Map(shops.map((shop) => [shop.id, shop])),
    chain: { categories: { state: categories } },
  } as unknown as Parameters<typeof heldNow>[1];
}
const held = (id: string, runId = 'r1') => ({ id, state: 'HELD', runId });

it('leads to the one shop that a run held, or to the list of several', () => {
  expect(heldShopsHref(heldNow(run, status([held('a')])))).toBe('/chains/c/held/a');
  expect(heldShopsHref(heldNow(run, status([held('a'), held('b')])))).toBe('/chains/c/held');
});

it('leads nowhere when all is decided, or held by a later run', () => {
  expect(
    heldShopsHref(heldNow(run, status([held('a', 'r2'), { id: 'b', state: 'SUCCEEDED', runId: 'r1' }]))),
  ).toBeNull();
  expect(heldShopsHref(heldNow(run, undefined))).toBeNull();
});

it('leads to the categories while they are held', () => {
  expect(heldCategoriesHref(heldNow(run, status([], 'HELD')))).toBe('/chains/c/held/categories');
  expect(heldCategoriesHref(heldNow(run, status([])))).toBeNull();
});
