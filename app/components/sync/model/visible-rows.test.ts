import { describe, expect, it } from 'vitest';
import type { Shop } from '#lib/contract.ts';
import type { Sort } from './order.ts';
import { aShop, byId } from './shop.test-helper.ts';
import { isOutOfOrder, visibleRows } from './visible-rows.ts';

const sort: Sort = { key: 'state', descending: false };
const all = () => true;
const failed = (shop: Shop) => shop.state === 'FAILED';
const calm = byId(aShop({ id: 'a' }), aShop({ id: 'b' }), aShop({ id: 'c' }));
const bFailed = byId(aShop({ id: 'a' }), aShop({ id: 'b', state: 'FAILED' }), aShop({ id: 'c' }));

describe('visible rows', () => {
  it('are in the asked order at first', () => {
    expect(visibleRows(null, { shops: bFailed, sort, matches: all, frozen: false })).toEqual(['b', 'a', 'c']);
  });

  it('never change places by themselves, and say so when the order is out of date', () => {
    const rows = visibleRows(['a', 'b', 'c'], { shops: bFailed, sort, matches: all, frozen: false });
    expect(rows).toEqual(['a', 'b', 'c']);
    expect(isOutOfOrder(rows, bFailed, sort)).toBe(true);
    expect(isOutOfOrder(rows, calm, sort)).toBe(false);
  });

  it('neither come nor go while the reader is in the table', () => {
    const options = { shops: bFailed, sort, matches: failed, frozen: true };
    expect(visibleRows(['a'], options)).toEqual(['a']);
    expect(visibleRows(['a'], { ...options, frozen: false })).toEqual(['b']);
  });

  it('take newcomers in where the order wants them', () => {
    const shops = byId(aShop({ id: 'a', state: 'FAILED' }), aShop({ id: 'm', state: 'HELD' }), aShop({ id: 'z' }));
    expect(visibleRows(['a', 'z'], { shops, sort, matches: all, frozen: false })).toEqual(['a', 'm', 'z']);
  });

  it('lose shops that are gone, even then', () => {
    expect(visibleRows(['a', 'gone', 'c'], { shops: calm, sort, matches: all, frozen: true })).toEqual(['a', 'c']);
  });

  it('stay the same list where nothing changed', () => {
    const rows = ['a', 'b', 'c'];
    expect(visibleRows(rows, { shops: bFailed, sort, matches: all, frozen: false })).toBe(rows);
  });
});
