import { describe, expect, it } from 'vitest';
import { anError, aShop, byId } from '#app/components/shared/shop.test-helper.ts';
import type { SyncErrorView } from '#lib/contract/parts.ts';
import { sideHealth } from './side-health.ts';

function health(
  side: 'pos' | 'ordering',
  error: SyncErrorView | null,
  lastSuccessAt: string | null = '2026-11-23T00:00:00.000Z',
) {
  const shops = byId(aShop({ id: 'a', state: error ? 'FAILED' : 'SUCCEEDED', error }));
  return sideHealth(side, { chain: { categories: { error: null, lastSuccessAt } }, lastAllRun: null, shops });
}

describe('side health', () => {
  it('is unknown before the first sync', () => {
    expect(health('pos', null, null)).toBe('unknown');
    expect(health('pos', null)).toBe('ok');
  });

  it('depends on errors of the whole side, not on one rejected item', () => {
    expect(health('pos', anError('pos-unreachable'))).toBe('failing');
    expect(health('ordering', anError('pos-unreachable'))).toBe('ok');
    expect(health('ordering', anError('ordering-rejected'))).toBe('ok');
    expect(health('pos', anError('pos-file-invalid'))).toBe('failing');
    expect(health('pos', anError('pos-shop-unknown'))).toBe('ok');
  });

  it('looks through failed categories to their cause', () => {
    expect(health('ordering', anError('categories-failed', { causeCode: 'ordering-busy' }))).toBe('failing');
  });
});
