import { describe, expect, it } from 'vitest';
import { anError, aShop, byId } from '#app/components/shared/shop.test-helper.ts';
import { applyPress, shopsInScope } from './press.ts';

const shops = byId(
  aShop({ id: 'done', durationMs: 5, headline: { change: 'created', name: 'x', others: 0 } }),
  aShop({ id: 'failed', state: 'FAILED', error: anError('internal') }),
  aShop({ id: 'running', state: 'RUNNING', phase: 'READING' }),
  aShop({ id: 'out', inScope: false }),
);

describe('a pending start', () => {
  it('selects the shops in scope', () => {
    expect(shopsInScope(shops.values())).toEqual(['done', 'failed', 'running']);
  });

  it('shows settled shops as queued immediately, without their last result', () => {
    const after = applyPress(shops, { scope: 'all', shopIds: new Set(['done', 'failed', 'running']) });
    expect(after.get('failed')).toMatchObject({ state: 'QUEUED', error: null });
    expect(after.get('done')).toMatchObject({ state: 'QUEUED', headline: null, durationMs: null });
  });

  it('keeps the identity of running and unselected shops', () => {
    const after = applyPress(shops, { scope: 'shops', shopIds: new Set(['running', 'done', 'unknown']) });
    expect(after.get('running')).toBe(shops.get('running'));
    expect(after.get('out')).toBe(shops.get('out'));
    expect(after.size).toBe(shops.size);
    expect(applyPress(shops, null)).toBe(shops);
  });
});
