import { describe, expect, test } from 'vitest';
import {
  checkedOderWithCategories as withCategories,
  startCheckedOder,
} from '#e2e/conformance/contract/checked-oder.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { call, said, smallAccount } from '#lib/simulators/testing.ts';
import { BRAND, freshKey, group, item, MENU, menu, put } from './contract.test-helper.ts';
import { DEFAULT_FEATURES, type Feature } from './schema.ts';

const AVAILABILITY = '/v1/shops/101/availability';
const brandWith = (features: readonly Feature[]) => ({ brands: [{ ...makeBrand(smallAccount), features }] });
const allBut = (...missing: readonly Feature[]) => DEFAULT_FEATURES.filter((feature) => !missing.includes(feature));
const errorsOf = (reply: Parameters<typeof said>[0]) => (said(reply) as { errors: object[] }).errors;

const option = { id: 'o', name: 'o', price: 0 };
const rich = menu(
  [
    item('a', {
      taxRates: { dineIn: 10, takeaway: 8 },
      alcoholic: true,
      optionGroupIds: ['outer'],
    }),
  ],
  [
    group('outer', {
      repeatable: true,
      min: 3,
      options: [{ ...option, maxPerOption: 3, default: true, optionGroupIds: ['inner'] }],
    }),
    group('inner'),
  ],
);

describe('features', () => {
  test('are configured for each brand, and can change', async () => {
    const oder = await startCheckedOder(brandWith(['alcohol']));
    expect(said(await call(oder, BRAND))).toMatchObject({ features: ['alcohol'] });
    oder.edit({ kind: 'set-features', brandId: 'brand-1', features: [] });
    expect(said(await call(oder, BRAND))).toMatchObject({ features: [] });
    expect(() => oder.edit({ kind: 'set-features', brandId: 'x', features: [] })).toThrow(RangeError);
  });

  test('keep all their fields', async () => {
    const oder = await withCategories();
    expect((await put(oder, MENU, rich)).status).toBe(200);
    expect(said(await call(oder, MENU))).toEqual(rich);
  });

  test.each<[Feature, string, string[]]>([
    ['tax-by-service', 'item', ['taxRates']],
    ['alcohol', 'item', ['alcoholic']],
    ['repeatable-options', 'optionGroup', ['repeatable', 'options.0.maxPerOption', 'options.0.default']],
    ['nested-options', 'optionGroup', ['options.0.optionGroupIds']],
  ])('without %s refuse its fields, and apply nothing', async (feature, entity, fields) => {
    const oder = await withCategories(brandWith(allBut(feature)));
    const refused = await put(oder, MENU, rich);
    expect(refused.status).toBe(422);
    expect(errorsOf(refused)).toMatchObject(fields.map((field) => ({ entity, field })));
    expect(oder.menu('101')).toBeUndefined();
  });
});

test.each<[string, ReturnType<typeof group>[], object]>([
  ['a nested group that is missing', [group('g', { options: [{ ...option, optionGroupIds: ['x'] }] })], { id: 'g' }],
  ['a group nested in itself', [group('g', { options: [{ ...option, optionGroupIds: ['g'] }] })], { id: 'g' }],
  [
    'groups nested in each other',
    [
      group('g', { options: [{ ...option, optionGroupIds: ['h'] }] }),
      group('h', { options: [{ ...option, optionGroupIds: ['g'] }] }),
    ],
    { id: 'g' },
  ],
  [
    'a minimum above the pieces',
    [group('g', { repeatable: true, min: 3, options: [{ ...option, maxPerOption: 2 }] })],
    { id: 'g', field: 'min' },
  ],
  [
    'a number of pieces in a group that is not repeatable',
    [group('g', { options: [{ ...option, maxPerOption: 2 }] })],
    { id: 'g', field: 'options' },
  ],
])('422 for %s', async (_what, groups, error) => {
  const oder = await withCategories();
  const refused = await put(oder, MENU, menu([], groups));
  expect(refused.status).toBe(422);
  expect(errorsOf(refused)[0]).toMatchObject({ entity: 'optionGroup', ...error });
});

test('an item changes with a group nested in its groups', async () => {
  const oder = await withCategories();
  await put(oder, MENU, rich);
  const [outer, inner] = rich.optionGroups;
  if (!outer || !inner) throw new Error('unreachable');
  const next = { ...rich, optionGroups: [outer, { ...inner, name: '別名' }] };
  expect(said(await put(oder, MENU, next))).toEqual({ created: 0, changed: 1, removed: 0, unchanged: 0 });
});

describe('availability', () => {
  const soldOut = (variantIds: string[], optionIds: string[] = []) => ({ soldOut: { variantIds, optionIds } });

  test('replaces the part of the POS, and lists ids that the menu does not have', async () => {
    const oder = await withCategories();
    await put(oder, MENU, menu([item('a', { optionGroupIds: ['g'] }), item('b')], [group('g')]));
    expect(said(await call(oder, AVAILABILITY))).toEqual(soldOut([]));
    expect(said(await put(oder, AVAILABILITY, soldOut(['b-v', 'a-v', 'gone'], ['ice', 'fire'])))).toEqual({
      unknown: { variantIds: ['gone'], optionIds: ['fire'] },
    });
    expect(said(await call(oder, AVAILABILITY))).toEqual(soldOut(['b-v', 'a-v'], ['ice']));
    await put(oder, AVAILABILITY, soldOut(['a-v']));
    expect(oder.soldOut('101')).toEqual({ variantIds: ['a-v'], optionIds: [] });
  });

  test('and the platform’s own sold-out leave each other alone, as does a menu', async () => {
    const oder = await withCategories();
    const both = menu([item('a'), item('b'), item('c')]);
    await put(oder, MENU, both);
    oder.edit({ kind: 'set-platform-fields', shopId: '101', itemId: 'a', fields: { soldOut: true } });
    await put(oder, AVAILABILITY, soldOut(['b-v']));
    await put(oder, MENU, { ...both, items: both.items.toReversed() });
    expect(oder.platformFields('101', 'a')).toEqual({ soldOut: true });
    expect(said(await call(oder, AVAILABILITY))).toEqual(soldOut(['b-v']));
    expect(oder.unavailableVariants('101').toSorted()).toEqual(['a-v', 'b-v']);
    oder.edit({ kind: 'set-platform-fields', shopId: '101', itemId: 'a', fields: { soldOut: false } });
    expect(oder.unavailableVariants('101')).toEqual(['b-v']);

    await put(oder, MENU, menu([item('a')]));
    expect(oder.soldOut('101')).toEqual({ variantIds: [], optionIds: [] });
  });

  test('follows the rules of all writes: fence, key, all or nothing', async () => {
    const oder = await withCategories();
    await put(oder, MENU, menu([item('a')]));
    const keyless = await call(oder, AVAILABILITY, {
      method: 'PUT',
      headers: { 'sync-fence': '1' },
      body: soldOut([]),
    });
    expect(keyless.status).toBe(400);
    const key = freshKey();
    const first = await put(oder, AVAILABILITY, soldOut(['a-v']), { key, fence: 5 });
    await put(oder, AVAILABILITY, soldOut([]), { fence: 5 });
    expect((await put(oder, AVAILABILITY, soldOut(['a-v']), { key, fence: 5 })).text).toBe(first.text);
    expect((await put(oder, AVAILABILITY, soldOut([]), { key, fence: 5 })).status).toBe(422);
    expect((await put(oder, AVAILABILITY, soldOut(['a-v']), { fence: 4 })).status).toBe(409);
    expect((await put(oder, AVAILABILITY, { soldOut: { variantIds: ['a-v'] } }, { fence: 5 })).status).toBe(422);
    expect(oder.soldOut('101').variantIds).toEqual([]);
  });

  test('of a platform that has none is 404', async () => {
    const oder = await withCategories(brandWith(allBut('availability')));
    for (const reply of [await call(oder, AVAILABILITY), await put(oder, AVAILABILITY, soldOut([]))]) {
      expect([reply.status, (said(reply) as { code: string }).code]).toEqual([404, 'feature-unsupported']);
    }
  });
});
