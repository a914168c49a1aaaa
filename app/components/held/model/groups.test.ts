import { describe, expect, it } from 'vitest';
import type { HeldChange } from '#lib/contract/held.ts';
import { fieldsOf, groupChanges, isPlainPrice, mostlyIn } from './groups.ts';

function change(part: Partial<HeldChange>): HeldChange {
  return { kind: 'item', id: 'i', name: '枝豆', change: 'removed', fields: [], before: null, after: null, ...part };
}
const inCategory = (category: string | null) => change({ before: { category, price: 380 } });

describe('groups', () => {
  it('start with removals and omit empty groups', () => {
    const groups = groupChanges([
      change({ change: 'created' }),
      change({ kind: 'optionGroup', change: 'changed' }),
      change({}),
    ]);
    expect(groups.map(({ kind, changes }) => [kind, changes.length])).toEqual([
      ['removed', 1],
      ['created', 1],
      ['options', 1],
    ]);
  });

  it('name the category that contains most items', () => {
    const skewers = [inCategory('串焼き'), inCategory('串焼き'), inCategory('串焼き')];
    expect(mostlyIn([...skewers, inCategory('一品料理')])).toEqual({ category: '串焼き', count: 3 });
    expect(mostlyIn([...skewers, inCategory(null), inCategory(null), inCategory('酒')])).toBeNull();
    expect(mostlyIn(skewers.slice(1))).toBeNull();
  });

  it('list their fields by frequency', () => {
    const price = { field: 'price', before: 1, after: 2 };
    const name = { field: 'name', before: 'a', after: 'b' };
    expect(fieldsOf([change({ fields: [name, price, price] }), change({ fields: [price] })])).toEqual([
      'price',
      'name',
    ]);
  });
});

it('needs no words for a single price that the columns show', () => {
  const price = { field: 'price', before: 380, after: 400 };
  const item = change({
    fields: [price],
    before: { category: null, price: 380 },
    after: { category: null, price: 400 },
  });
  expect(isPlainPrice(item, price)).toBe(true);
  expect(isPlainPrice({ ...item, fields: [price, { ...price, of: '大' }] }, price)).toBe(false);
  expect(isPlainPrice(item, { field: 'name', before: 'a', after: 'b' })).toBe(false);
});
