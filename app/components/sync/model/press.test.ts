import { describe, expect, it } from 'vitest';
import { applyPress, shopsInScope } from './press.ts';
import { anError, aShop, byId } from './shop.test-helper.ts';

const shops = byId(
  aShop({ id: 'done', durationMs: 5, headline: { change: 'created', name: 'x', others: 0 } }),
  aShop({ id: 'failed', state: 'FAILED', error: anError('internal') }),
  aShop({ id: 'running', state: 'RUNNING', phase: 'READING' }),
  aShop({ id: 'out', inScope: false }),
);

describe('a press', () => {
  it('wants the shops in scope', () => {
    expect(shopsInScope(shops.values())).toEqual(['done', 'failed', 'running']);
  });

  it('queues its settled shops at once, without what their last sync told', () => {
    const after = applyPress(shops, { scope: 'all', shopIds: new Set(['done', 'failed', 'running']) });
    expect(after.get('failed')).toMatchObject({ state: 'QUEUED', error: null });
    expect(after.get('done')).toMatchObject({ state: 'QUEUED', headline: null, durationMs: null });
  });

  it('leaves shops at work and those it does not want as they are, to the very object', () => {
    const after = applyPress(shops, { scope: 'shops', shopIds: new Set(['running', 'done', 'unknown']) });
    expect(after.get('running')).toBe(shops.get('running'));
    expect(after.get('out')).toBe(shops.get('out'));
    expect(after.size).toBe(shops.size);
    expect(applyPress(shops, null)).toBe(shops);
  });
});
