import { expectRejected, expectSame, expectStatus, Broken, Unchecked } from '#e2e/conformance/expectations.ts';
import type { Rule } from '#e2e/conformance/rule.ts';
import { byId, CATEGORIES, CATEGORY, CHILD_CATEGORY, group, item, ordered, type Site } from '#e2e/conformance/site.ts';
import type { OderMenu } from '#lib/simulators/oder/schema.ts';

const counts = (site: Site, changes: { created?: number; changed?: number; removed?: number; unchanged?: number }) => ({
  created: 0,
  changed: 0,
  removed: 0,
  ...changes,
  unchanged: site.original.menu.items.length + (changes.unchanged ?? 0),
});

async function expectMenu(site: Site, menu: OderMenu): Promise<void> {
  expectSame('the menu', ordered(await site.readMenu()), ordered(menu));
}

/** Categories and menus: what is kept, counted and replaced. */
export const MASTER_RULES: readonly Rule[] = [
  {
    id: 'categories-replaced',
    says: 'PUT categories replaces the whole list, counts what changed, and GET returns it.',
    async check(site) {
      const { client, paths, original } = site;
      await site.setUp(site.menuWith([]));
      const [first, second] = CATEGORIES;
      if (!first || !second) throw new Error('the suite has two categories');
      const unchanged = original.categories.length;
      const renamed = site.categoriesWith([{ ...first, name: 'Conformance renamed' }]);
      const answer = await client.put(paths.categories, renamed);
      expectSame('the response', answer, { status: 200, body: { created: 0, changed: 1, removed: 1, unchanged } });
      expectSame('the categories', byId(await site.readCategories()), byId(renamed.categories));
    },
  },
  {
    id: 'category-in-use',
    says: 'Removing a category that a published item uses is 422, names it, and removes nothing.',
    async check(site) {
      await site.setUp(site.menuWith([item('user', { categoryIds: [CHILD_CATEGORY] })]));
      const refused = await site.client.put(site.paths.categories, site.categoriesWith(CATEGORIES.slice(0, 1)));
      expectRejected(refused, { entity: 'category', id: CHILD_CATEGORY });
      const ids = (await site.readCategories()).map(({ id }) => id);
      if (!ids.includes(CHILD_CATEGORY)) throw new Broken('the category was removed all the same');
    },
  },
  {
    id: 'category-parents',
    says: 'A parent that is missing, or a circle of parents, is 422.',
    async check(site) {
      const { client, paths } = site;
      const [first, second] = CATEGORIES;
      if (!first || !second) throw new Error('the suite has two categories');
      const missing = site.categoriesWith([{ ...first, parentId: 'conformance-nowhere' }]);
      expectRejected(await client.put(paths.categories, missing), { entity: 'category', id: first.id });
      const circle = site.categoriesWith([{ ...first, parentId: second.id }, second]);
      expectRejected(await client.put(paths.categories, circle), { entity: 'category', id: first.id });
    },
  },
  {
    id: 'menu-round-trip',
    says: 'GET menu returns exactly what was PUT: every field, and variants and options in their order.',
    async check(site) {
      const full = item('full', {
        kana: 'フル',
        categoryIds: [CHILD_CATEGORY, CATEGORY],
        taxRate: 7.5,
        taxIncluded: false,
        variants: [
          { id: 'conformance-full-z', name: '大', price: 0, sku: '' },
          { id: 'conformance-full-a', name: '🍺', price: 123_456 },
        ],
        optionGroupIds: ['conformance-extras'],
      });
      const bare = item('bare', { categoryIds: [], variants: [{ id: 'conformance-bare-v', price: 1 }] });
      const { taxRate: _, ...untaxed } = bare;
      const extras = group('extras', { min: 1, max: 2 });
      const menu = site.menuWith([full, untaxed], [extras]);
      await site.setUp(menu);
      await expectMenu(site, menu);
    },
  },
  {
    id: 'menu-counts',
    says: 'PUT menu counts items: created, changed, removed, unchanged; a changed option group changes its items.',
    async check(site) {
      const { client, paths } = site;
      const iced = { optionGroupIds: ['conformance-ice'] };
      const first = site.menuWith([item('a'), item('b', iced), item('c')], [group('ice')]);
      await site.setUp(site.menuWith([]));
      expectSame('the first response', (await client.put(paths.menu, first)).body, counts(site, { created: 3 }));
      expectSame('the same again', (await client.put(paths.menu, first)).body, counts(site, { unchanged: 3 }));
      const next = site.menuWith([item('a'), item('b', iced), item('d')], [group('ice', { max: 1 })]);
      const expected = counts(site, { created: 1, changed: 1, removed: 1, unchanged: 1 });
      expectSame('the next response', (await client.put(paths.menu, next)).body, expected);
    },
  },
  {
    id: 'menu-replaced',
    says: 'An item, a variant or a field that a PUT no longer has is gone.',
    async check(site) {
      const two = [
        { id: 'conformance-kept-v', name: '並', price: 480 },
        { id: 'conformance-kept-w', name: '大', price: 680 },
      ];
      await site.setUp(site.menuWith([item('gone'), item('kept', { kana: 'カナ', variants: two })]));
      const menu = site.menuWith([item('kept', { variants: two.slice(0, 1) })]);
      expectStatus(await site.client.put(site.paths.menu, menu), 200);
      await expectMenu(site, menu);
    },
  },
  {
    id: 'menu-all-or-nothing',
    says: 'A menu with one wrong item among good ones is 422, and none of it is applied.',
    async check(site) {
      const before = site.menuWith([item('before')]);
      await site.setUp(before);
      const mixed = site.menuWith([
        item('before', { name: 'Changed' }),
        item('new'),
        item('wrong', { categoryIds: ['conformance-nowhere'] }),
      ]);
      expectStatus(await site.client.put(site.paths.menu, mixed), 422);
      await expectMenu(site, before);
    },
  },
  {
    id: 'own-state',
    says: "What the platform's staff maintain (images, descriptions, sold out, hidden) survives a PUT.",
    async check(site) {
      if (site.readOwnState === null) throw new Unchecked('give --own-state URL to check this');
      await site.setUp(site.menuWith([]));
      const [first, ...others] = site.original.menu.items;
      if (first === undefined) throw new Unchecked('the shop has no item');
      const renamed = { ...site.menuWith([]), items: [{ ...first, sortOrder: first.sortOrder + 1 }, ...others] };
      expectStatus(await site.client.put(site.paths.menu, renamed), 200);
      expectSame('the own state', await site.readOwnState(), site.original.ownState);
    },
  },
];
