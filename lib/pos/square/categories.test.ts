import { describe, expect, it } from 'vitest';
import type { CategorySource } from '#lib/domain/category-source.ts';
import { indexCatalogue } from './catalogue.ts';
import { categoriesOf } from './categories.ts';
import { menuFor } from './menu.ts';
import { atOnce, category, item, parsed } from './test-catalogue.ts';

type Objects = Parameters<typeof parsed>[0];
const read = (...objects: Objects) => categoriesOf(atOnce(indexCatalogue(parsed(objects))));

it('publishes all except menus and kitchen categories, in Square’s order, including those without items', () => {
  const { master, issues } = read(
    category('B', { parent_category: { ordinal: 2 }, category_type: 'REGULAR_CATEGORY' }),
    category('M', { category_type: 'MENU_CATEGORY' }),
    category('under-M', { category_type: 'MENU_CATEGORY', parent_category: { id: 'M' } }),
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
    ['name', 'カテゴリ（ID nameless）'],
    ['parentId', 'カテゴリ「分類one」'],
    ['parentId', 'カテゴリ「分類orphan」'],
    ['parentId', 'カテゴリ「分類two」'],
  ]);
});

describe('the sections of a menu', () => {
  const menu = (id: string, parentId?: string, more = {}) =>
    category(id, { category_type: 'MENU_CATEGORY', parent_category: { id: parentId, ordinal: 1 }, ...more });
  const account = [
    category('own'),
    category('K', { category_type: 'KITCHEN_CATEGORY', parent_category: { id: 'lunch' } }),
    menu('lunch'),
    menu('mains', 'lunch'),
    menu('noodles', 'mains'),
    menu('drinks', 'lunch', { parent_category: { id: 'lunch', ordinal: 0 } }),
    menu('dinner'),
    menu('grill', 'dinner'),
  ];
  const from = (source: CategorySource, ...objects: Objects) => {
    const catalogue = atOnce(indexCatalogue(parsed([...account, ...objects]), source));
    const { master, issues } = categoriesOf(catalogue);
    const { master: shown, issues: itemIssues } = atOnce(menuFor(catalogue, { id: 'L1', currency: 'JPY' }));
    return {
      categories: master.map(({ id, parentId }) => [id, parentId]),
      items: Object.fromEntries(shown.items.map(({ id, categoryIds }) => [id, categoryIds])),
      issues: [...issues, ...itemIssues].map(({ code, message }) => `${code} ${message.split('：')[0]}`),
    };
  };
  const lunch = { kind: 'menu', menuId: 'lunch' } as const;
  const own = { kind: 'own' } as const;

  it('replace the account’s own categories; the menu itself is none', () => {
    expect(from(lunch).categories).toEqual([
      ['drinks', undefined],
      ['mains', undefined],
      ['noodles', 'mains'],
    ]);
    expect(from(own).categories).toEqual([['own', undefined]]);
    expect(from({ kind: 'menu', menuId: 'dinner' }).categories).toEqual([['grill', undefined]]);
  });

  it('and the own categories never share an item', () => {
    const refs = (...ids: readonly string[]) => ({ categories: ids.map((id) => ({ id })) });
    const items = [
      item('both', refs('own', 'noodles', 'grill', 'lunch', 'K')),
      item('menu', refs('drinks')),
      item('report', { ...refs('drinks'), reporting_category: { id: 'own' } }),
      item('old', { category_id: 'own' }),
    ];
    expect(from(lunch, ...items)).toMatchObject({
      items: { both: ['noodles'], menu: ['drinks'], report: ['drinks'], old: [] },
      issues: ['uncategorised 「商品old」'],
    });
    expect(from(own, ...items)).toMatchObject({
      items: { both: ['own'], menu: [], report: ['own'], old: ['own'] },
      issues: ['uncategorised 「商品menu」'],
    });
  });

  it('without a name have an issue, and so have those with serving hours, or their menu', () => {
    const hours = { availability_period_ids: ['P'] };
    const odd = [
      menu('lunch', undefined, hours),
      menu('soups', 'lunch', { name: ' ' }),
      menu('sweets', 'lunch', hours),
    ];
    expect(from(lunch, ...odd, menu('grill', 'dinner', hours)).issues).toEqual([
      'category-hours カテゴリ「分類lunch」',
      'unknown-category カテゴリ（ID soups）',
      'category-hours カテゴリ「分類sweets」',
    ]);
    expect(from(own, ...odd).issues).toEqual([]);
    expect(from(own, category('own', hours)).issues).toEqual(['category-hours カテゴリ「分類own」']);
  });

  it('are refused if the account lacks the menu', () => {
    for (const menuId of ['gone', 'own', 'mains', 'K']) {
      expect(() => from({ kind: 'menu', menuId })).toThrow(expect.objectContaining({ code: 'pos-menu-unknown' }));
    }
  });
});
