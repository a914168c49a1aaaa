import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aShop, byId } from '#app/components/shared/shop.test-helper.ts';
import type { Shop } from '#lib/contract/shops.ts';
import { compareShops, orderedIds, type Sort } from './order.ts';
import { isOutOfOrder, visibleRows } from './visible-rows.ts';

const sort: Sort = { key: 'state', descending: false };
const all = () => true;
const failed = (shop: Shop) => shop.state === 'FAILED';
const calm = byId(aShop({ id: 'a' }), aShop({ id: 'b' }), aShop({ id: 'c' }));
const bFailed = byId(aShop({ id: 'a' }), aShop({ id: 'b', state: 'FAILED' }), aShop({ id: 'c' }));

describe('visible rows', () => {
  it('start in the requested order', () => {
    expect(visibleRows(null, { shops: bFailed, sort, matches: all, frozen: false })).toEqual(['b', 'a', 'c']);
  });

  it('never reorder by themselves, and report that the order is outdated', () => {
    const rows = visibleRows(['a', 'b', 'c'], { shops: bFailed, sort, matches: all, frozen: false });
    expect(rows).toEqual(['a', 'b', 'c']);
    expect(isOutOfOrder(rows, bFailed, sort)).toBe(true);
    expect(isOutOfOrder(rows, calm, sort)).toBe(false);
  });

  it('do not change while the reader is in the table', () => {
    const options = { shops: bFailed, sort, matches: failed, frozen: true };
    expect(visibleRows(['a'], options)).toEqual(['a']);
    expect(visibleRows(['a'], { ...options, frozen: false })).toEqual(['b']);
  });

  it('insert new shops in sort order', () => {
    const shops = byId(aShop({ id: 'a', state: 'FAILED' }), aShop({ id: 'm', state: 'HELD' }), aShop({ id: 'z' }));
    expect(visibleRows(['a', 'z'], { shops, sort, matches: all, frozen: false })).toEqual(['a', 'm', 'z']);
  });

  it('insert each new shop before the first row that sorts after it, whatever order the rows are in', () => {
    const states = fc.constantFrom('FAILED', 'HELD', 'QUEUED', 'SUCCEEDED');
    const chain = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z]{1,2}$/u), state: states }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(chain, fc.array(fc.nat(30)), (given, picks) => {
        const list = given.map(aShop);
        const shops = byId(...list);
        const shown = [...new Set(picks.flatMap((pick) => given[pick]?.id ?? []))];
        const expected = [...shown];
        for (const id of orderedIds(list, sort).filter((each) => !shown.includes(each))) {
          const isAfter = (other: string) => compareShops(shopOf(shops, other), shopOf(shops, id), sort) > 0;
          const place = expected.findIndex(isAfter);
          expected.splice(place === -1 ? expected.length : place, 0, id);
        }
        expect(visibleRows(shown, { shops, sort, matches: all, frozen: false })).toEqual(expected);
      }),
    );
  });

  it('insert thousands of shops without delay', () => {
    const list = Array.from({ length: 5_000 }, (_, place) => aShop({ id: `s${(place * 7_919) % 5_000}` }));
    let compared = 0;
    const shops = new Map(list.map((shop) => [shop.id, new Proxy(shop, { get: count })]));
    function count(shop: Shop, key: string): unknown {
      if (key === 'state') compared += 1;
      return shop[key as keyof Shop];
    }
    const shown = orderedIds(list, sort).filter((_, place) => place % 2 === 0);
    expect(visibleRows(shown, { shops, sort, matches: all, frozen: false })).toHaveLength(5_000);
    // Comparing 2,500 new shops with every row would take millions of comparisons.
    expect(compared).toBeLessThan(200_000);
  });

  it('drop shops that no longer exist, even then', () => {
    expect(visibleRows(['a', 'gone', 'c'], { shops: calm, sort, matches: all, frozen: true })).toEqual(['a', 'c']);
  });

  it('return the same list if nothing changed', () => {
    const rows = ['a', 'b', 'c'];
    expect(visibleRows(rows, { shops: bFailed, sort, matches: all, frozen: false })).toBe(rows);
  });
});

function shopOf(shops: ReadonlyMap<string, Shop>, id: string): Shop {
  const shop = shops.get(id);
  if (shop === undefined) throw new Error(`no shop ${id}`);
  return shop;
}
