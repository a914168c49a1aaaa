import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aShop } from '#app/components/shared/shop.test-helper.ts';
import { compareShops, nextSort, orderedIds, type Sort, SORT_KEYS } from './order.ts';

const ids = (sort: Sort, ...shops: Parameters<typeof aShop>[0][]) => orderedIds(shops.map(aShop), sort);

describe('order', () => {
  it('sorts numerically, then by name, with unnumbered shops last', () => {
    const sort: Sort = { key: 'shop', descending: false };
    const shops = [
      { id: 'x', name: 'あ' },
      { id: 'b', number: '1001' },
      { id: 'a', number: '99' },
    ] as const;
    expect(ids(sort, ...shops)).toEqual(['a', 'b', 'x']);
  });

  it('puts shops that need attention first', () => {
    const shops = (['SUCCEEDED', 'RUNNING', 'HELD', 'FAILED'] as const).map((state) => ({ id: state, state }));
    expect(ids({ key: 'state', descending: false }, ...shops)).toEqual(['FAILED', 'HELD', 'RUNNING', 'SUCCEEDED']);
  });

  it('puts shops without a value last in both directions', () => {
    const shops = [{ id: 'none' }, { id: 'fast', durationMs: 1 }, { id: 'slow', durationMs: 9 }];
    expect(ids({ key: 'duration', descending: false }, ...shops)).toEqual(['fast', 'slow', 'none']);
    expect(ids({ key: 'duration', descending: true }, ...shops)).toEqual(['slow', 'fast', 'none']);
  });

  it('is a total order for every key', () => {
    const shop = fc.record({
      id: fc.string({ minLength: 1 }),
      number: fc.option(fc.nat(20).map(String)),
      durationMs: fc.option(fc.nat(3)),
      state: fc.constantFrom('FAILED' as const, 'SUCCEEDED' as const, 'RUNNING' as const),
    });
    fc.assert(
      fc.property(shop, shop, shop, fc.constantFrom(...SORT_KEYS), fc.boolean(), (a, b, c, key, descending) => {
        const compare = (x: typeof a, y: typeof a) => Math.sign(compareShops(aShop(x), aShop(y), { key, descending }));
        expect(compare(a, b) + compare(b, a)).toBe(0);
        const chained = compare(a, b) <= 0 && compare(b, c) <= 0;
        expect(chained && compare(a, c) > 0).toBe(false);
      }),
    );
  });

  it('reverses on a second click, and starts each column in its most useful direction', () => {
    const byShop: Sort = { key: 'shop', descending: false };
    expect(nextSort(byShop, 'shop')).toEqual({ key: 'shop', descending: true });
    expect(nextSort(byShop, 'duration')).toEqual({ key: 'duration', descending: true });
    expect(nextSort(byShop, 'state')).toEqual({ key: 'state', descending: false });
  });
});
