import { describe, expect, it } from 'vitest';
import { aShop } from '#app/components/shared/shop.test-helper.ts';
import type { Shop } from '#lib/contract/shops.ts';
import type { Status } from '#lib/contract/status.ts';
import { calmSummary } from './calm-summary.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const fresh = { lastSuccessAt: '2026-11-23T03:00:00.000Z' };

function summary(shops: Shop[], categories: Status['chain']['categories']['state'] = 'SUCCEEDED') {
  return calmSummary({ categories: { state: categories, hasHeldPlan: categories === 'HELD' } }, shops, now);
}

describe('calm summary', () => {
  it('reports that all is well, and when the last sync is too old', () => {
    expect(summary([aShop({ id: 'a', ...fresh }), aShop({ id: 'b', inScope: false })])).toMatchObject({
      kind: 'all-fresh',
      count: 1,
    });
    expect(summary([aShop({ id: 'a', lastSuccessAt: '2026-11-22T11:59:00.000Z' })])).toMatchObject({
      kind: 'old',
      count: 1,
    });
  });

  it('puts failures first and counts the shops a retry would sync, without held ones', () => {
    const shops = [
      aShop({ id: 'f', state: 'FAILED' }),
      aShop({ id: 'h', state: 'HELD' }),
      aShop({ id: 's', state: 'SKIPPED' }),
      aShop({ id: 'x', state: 'FAILED', inScope: false }),
      aShop({ id: 'ok', ...fresh }),
    ];
    expect(summary(shops)).toMatchObject({ kind: 'attention', icon: 'FAILED', count: 3, retryIds: ['f', 's'] });
  });

  it('counts a shop as held if a later run skipped or stopped it, and does not retry it into the same plan', () => {
    const shops = [
      aShop({ id: 's', state: 'SKIPPED', hasHeldPlan: true }),
      aShop({ id: 'c', state: 'CANCELLED', hasHeldPlan: true }),
      aShop({ id: 'x', state: 'CANCELLED' }),
    ];
    expect(summary(shops)).toMatchObject({ count: 3, held: 2, skipped: 0, cancelled: 1, retryIds: ['x'] });
  });

  it('reports the age of the oldest last sync', () => {
    const older = { lastSuccessAt: '2026-11-23T02:00:00.000Z' };
    expect(summary([aShop({ id: 'a', ...fresh }), aShop({ id: 'b', ...older })])).toMatchObject({
      oldestSuccessAt: older.lastSuccessAt,
    });
  });

  it('reports failed categories as one cause, with the number of shops not started', () => {
    const shops = [aShop({ id: 'a', state: 'SKIPPED' }), aShop({ id: 'b', state: 'SKIPPED' })];
    expect(summary(shops, 'FAILED')).toMatchObject({ kind: 'categories-failed', count: 2 });
    expect(summary(shops, 'HELD')).toMatchObject({ kind: 'categories-held', icon: 'HELD' });
  });

  it('counts shops that were never synced', () => {
    const idle = aShop({ id: 'a', state: 'IDLE' });
    expect(summary([idle]).kind).toBe('never');
    expect(summary([idle, aShop({ id: 'b', ...fresh })])).toMatchObject({ kind: 'some-never', count: 1 });
    expect(summary([aShop({ id: 'a', inScope: false })]).kind).toBe('no-scope');
  });
});
