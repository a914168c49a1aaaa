import { expect, it } from 'vitest';
import { indexCatalogue } from './catalogue.ts';
import { categoriesOf } from './categories.ts';
import { atOnce, category, parsed } from './test-catalogue.ts';

const read = (...objects: Parameters<typeof parsed>[0]) => categoriesOf(atOnce(indexCatalogue(parsed(objects))));

it('publishes all except kitchen categories, in Square’s order, including those without items', () => {
  const { master, issues } = read(
    category('B', { parent_category: { ordinal: 2 }, category_type: 'MENU_CATEGORY' }),
    category('A', { parent_category: { ordinal: 2 } }),
    category('child', { parent_category: { id: 'A', ordinal: -5 } }),
    category('K', { category_type: 'KITCHEN_CATEGORY' }),
    category('under-K', { parent_category: { id: 'K', ordinal: 1 } }),
  );
  expect(master).toEqual([
    { id: 'child', name: '分類child', parentId: 'A', sortOrder: -5 },
    { id: 'under-K', name: '分類under-K', sortOrder: 1 },
    { id: 'A', name: '分類A', sortOrder: 2 },
    { id: 'B', name: '分類B', sortOrder: 2 },
  ]);
  expect(issues).toEqual([]);
});

it("omits a parent that is gone, nameless, or the category's own descendant", () => {
  const { master, issues } = read(
    category('orphan', { parent_category: { id: 'X' } }),
    category('nameless', { name: '' }),
    category('child', { parent_category: { id: 'nameless' } }),
    category('one', { parent_category: { id: 'two' } }),
    category('two', { parent_category: { id: 'one' } }),
    category('below', { parent_category: { id: 'two' } }),
  );
  expect(master.map(({ id, parentId }) => [id, parentId])).toEqual([
    ['below', 'two'],
    ['child', undefined],
    ['one', undefined],
    ['orphan', undefined],
    ['two', undefined],
  ]);
  expect(issues.map(({ field, message }) => [field, message.split('：')[0]])).toEqual([
    ['parentId', 'カテゴリ「分類orphan」'],
    ['name', 'カテゴリ（ID nameless）'],
    ['parentId', 'カテゴリ「分類one」'],
    ['parentId', 'カテゴリ「分類two」'],
  ]);
});
