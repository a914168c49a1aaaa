import { describe, expect, it } from 'vitest';
import { aShop } from '#app/components/shared/shop.test-helper.ts';
import { countByFilter, matchesFilter, offeredFilters } from './filters.ts';

const shops = [
  aShop({ id: 'a', state: 'FAILED' }),
  aShop({ id: 'b', state: 'SKIPPED' }),
  aShop({ id: 'c', state: 'CANCELLED' }),
  aShop({ id: 'd', state: 'FAILED', inScope: false }),
  aShop({ id: 'e', state: 'RUNNING', inScope: false }),
];

describe('filters', () => {
  it('counts every shop once: out of scope hides a settled state, never work in progress', () => {
    expect(countByFilter(shops)).toMatchObject({ all: 5, failed: 1, unfinished: 2, out: 1, running: 1, succeeded: 0 });
  });

  it('matches the shops it counts', () => {
    const found = shops.filter((shop) => matchesFilter(shop, 'unfinished')).map((shop) => shop.id);
    expect(found).toEqual(['b', 'c']);
  });

  it('keeps filters at zero in place, except optional ones', () => {
    const none = countByFilter([aShop({ id: 'x' })]);
    expect(offeredFilters(none, 'all')).toEqual(['all', 'failed', 'held', 'running', 'queued', 'succeeded', 'out']);
    expect(offeredFilters(none, 'idle')).toContain('idle');
    expect(offeredFilters(countByFilter(shops), 'all')).toContain('unfinished');
  });
});
