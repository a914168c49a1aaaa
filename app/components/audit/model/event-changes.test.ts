import { describe, expect, it } from 'vitest';
import { eventChanges } from './event-changes.ts';

describe('event changes', () => {
  it('flattens nested fields to paths', () => {
    const after = { name: '居酒屋', limits: { shops: 4 }, ordering: { brandId: 'b' } };
    expect(eventChanges({ before: null, after })).toEqual([
      { field: 'name', before: undefined, after: '居酒屋' },
      { field: 'limits.shops', before: undefined, after: 4 },
      { field: 'ordering.brandId', before: undefined, after: 'b' },
    ]);
  });

  it('omits unchanged fields and keeps lists whole', () => {
    const before = { guard: { removedPercent: 30, priceFactor: 3 }, grants: [{ role: 'viewer', chainId: null }] };
    const after = { guard: { removedPercent: 40, priceFactor: 3 }, grants: [] };
    expect(eventChanges({ before, after })).toEqual([
      { field: 'guard.removedPercent', before: 30, after: 40 },
      { field: 'grants', before: before.grants, after: [] },
    ]);
  });

  it('reports added, removed and nulled fields', () => {
    expect(eventChanges({ before: { guard: null, a: 1 }, after: { guard: { priceFactor: 5 }, b: null } })).toEqual([
      { field: 'guard.priceFactor', before: undefined, after: 5 },
      { field: 'b', before: undefined, after: null },
      { field: 'a', before: 1, after: undefined },
    ]);
    expect(eventChanges({ before: null, after: null })).toEqual([]);
  });
});
