import { describe, expect, it } from 'vitest';
import { SyncError } from '#lib/domain/errors.ts';
import { indexCatalogue } from './catalogue.ts';
import { menuFor } from './menu.ts';
import { atOnce, category, item, list, modifier, parsed, tax, unit, variation } from './test-catalogue.ts';

const SHOP = { id: 'L1', currency: 'JPY' };
const inC = { categories: [{ id: 'C', ordinal: 0 }] };

function read(objects: Parameters<typeof parsed>[0], location = SHOP) {
  const { master, issues } = atOnce(menuFor(atOnce(indexCatalogue(parsed([category('C'), ...objects]))), location));
  return { ...master, issues, codes: issues.map(({ code }) => code) };
}
const itemIn = (id: string, more = {}, around = {}) => item(id, { ...inC, ...more }, around);

describe('an item', () => {
  it('is converted with all its fields', () => {
    const { items, issues, currency } = read([
      tax('T', '10'),
      item('A', {
        name: '刺身　盛合せ®🍣',
        sort_name: 'サシミモリアワセ',
        categories: [{ id: 'C', ordinal: -2251799813685248 }],
        tax_ids: ['T'],
        is_alcoholic: true,
        variations: [
          variation('B', 1980, { name: '大', sku: 'S-2', ordinal: 2 }),
          variation('A1', 980, { name: '小', sku: '', ordinal: 1 }),
        ],
      }),
    ]);
    expect({ currency, items, issues }).toEqual({
      currency: 'JPY',
      items: [
        {
          id: 'A',
          name: '刺身　盛合せ®🍣',
          kana: 'サシミモリアワセ',
          categoryIds: ['C'],
          sortOrder: -2251799813685248,
          taxRate: 10,
          taxIncluded: true,
          alcoholic: true,
          variants: [
            { id: 'A1', name: '小', price: 980 },
            { id: 'B', name: '大', price: 1980, sku: 'S-2' },
          ],
          optionGroupIds: [],
        },
      ],
      issues: [],
    });
  });

  it('keeps a duplicate name, and a name of 255 characters', () => {
    const long = '長'.repeat(255);
    const { items, issues } = read([
      itemIn('A', { name: '同じ' }),
      itemIn('B', { name: '同じ' }),
      itemIn('D', { name: long }),
    ]);
    expect(items.map(({ name }) => name)).toEqual(['同じ', '同じ', long]);
    expect(issues).toEqual([]);
  });

  it('that appears twice, edited in between, counts as it appeared last', () => {
    const at = (ordinal: number) => ({ categories: [{ id: 'C', ordinal }] });
    const { items } = read([
      item('A', { ...at(9), name: '前' }),
      item('B', at(5)),
      item('A', { ...at(1), name: '後' }),
    ]);
    expect(items.map(({ id, name }) => [id, name])).toEqual([
      ['A', '後'],
      ['B', '商品B'],
    ]);
    const back = read([item('A', at(1)), item('B', at(5)), item('A', { ...at(9), name: '後' })]);
    expect(back.items.map(({ id }) => id)).toEqual(['B', 'A']);
  });

  it.each(['a\u0000b', 'ab\ud83d'])('with the name %j is rejected, not repaired', (name) => {
    expect(() => read([itemIn('A', { name })])).toThrow('NUL or half a surrogate pair');
  });

  it('is present according to its presence fields', () => {
    const ids = (locationId: string) =>
      read(
        [
          itemIn('everywhere'),
          itemIn('nullish', {}, { present_at_all_locations: null, present_at_location_ids: null }),
          itemIn('but-L1', {}, { present_at_all_locations: true, absent_at_location_ids: ['L1', 'closed'] }),
          itemIn('only-L1', {}, { present_at_all_locations: false, present_at_location_ids: ['closed', 'L1'] }),
          itemIn('nowhere', {}, { present_at_all_locations: false, absent_at_location_ids: [] }),
          // The list that doesn't apply to this flag is ignored.
          itemIn('all-L1', {}, { present_at_all_locations: true, present_at_location_ids: ['L9'] }),
        ],
        { ...SHOP, id: locationId },
      ).items.map(({ id }) => id);
    expect(ids('L1')).toEqual(['all-L1', 'everywhere', 'nullish', 'only-L1']);
    expect(ids('L2')).toEqual(['all-L1', 'but-L1', 'everywhere', 'nullish']);
  });

  it('that the POS withholds is omitted without an issue', () => {
    const { items, issues } = read([
      itemIn('archived', { is_archived: true, variations: [] }),
      itemIn('elsewhere', { name: '' }, { present_at_all_locations: false }),
      itemIn('deleted', {}, { is_deleted: true }),
      itemIn('no-variation-here', {
        variations: [
          variation('a', 100, {}, { absent_at_location_ids: ['L1'] }),
          variation('b', null, {}, { present_at_all_locations: false, present_at_location_ids: ['L2'] }),
        ],
      }),
    ]);
    expect([items, issues]).toEqual([[], []]);
  });

  it('that cannot be converted has an issue in Japanese that names it', () => {
    const { items, issues } = read([
      itemIn('gift', { name: 'ギフト券', product_type: 'GIFT_CARD' }),
      itemIn('nameless', { name: ' 　' }),
      itemIn('open', { name: '時価', variations: [variation('v', null, { name: '1尾' })] }),
      itemIn('bare', { name: '空', variations: null }),
    ]);
    expect(items).toEqual([]);
    expect(issues.map(({ code, itemId }) => [itemId, code])).toEqual([
      ['bare', 'item-without-price'],
      ['gift', 'product-type-not-sold'],
      ['nameless', 'item-without-name'],
      ['open', 'item-without-price'],
    ]);
    expect(issues[1]).toMatchObject({ itemName: 'ギフト券', message: expect.stringContaining('「ギフト券」') });
    expect(issues[2]?.itemName).toBeUndefined();
    expect(issues[3]).toMatchObject({ field: 'variants', message: expect.stringContaining('「時価」') });
  });

  it('of food, of goods, or without a type is sold', () => {
    const types = ['REGULAR', 'FOOD_AND_BEV', null, undefined];
    const { items } = read(types.map((type, index) => itemIn(`${index}`, { product_type: type })));
    expect(items).toHaveLength(4);
    const others = ['APPOINTMENTS_SERVICE', 'EVENT', 'DIGITAL', 'DONATION', 'SOMETHING_NEW'];
    const { codes } = read(others.map((type, index) => itemIn(`${index}`, { product_type: type })));
    expect(codes).toEqual(others.map(() => 'product-type-not-sold'));
  });

  it('in another currency than its location is rejected', () => {
    const dollars = (amount: number) => ({ price_money: { amount, currency: 'USD' } });
    const thrown = (objects: Parameters<typeof parsed>[0]) => {
      try {
        return read(objects);
      } catch (error) {
        return error;
      }
    };
    const wrong = thrown([itemIn('A', { name: '酒', variations: [variation('v', 5, dollars(5))] })]);
    expect(wrong).toBeInstanceOf(SyncError);
    expect(wrong).toMatchObject({ code: 'pos-wrong-currency', detail: { itemId: 'A', itemName: '酒' } });
    const option = list('G', [modifier('m', 0, dollars(1))]);
    expect(thrown([itemIn('A', { modifier_list_info: [{ modifier_list_id: 'G' }] }), option])).toMatchObject({
      code: 'pos-wrong-currency',
    });
    // Withheld items don't have their price checked.
    expect(thrown([itemIn('A', { is_archived: true, variations: [variation('v', 5, dollars(5))] })])).toMatchObject({
      items: [],
    });
  });
});

describe('a variation', () => {
  const override = (more: object) => ({ location_overrides: [{ location_id: 'L9' }, { location_id: 'L1', ...more }] });
  const yen = (amount: number) => ({ price_money: { amount, currency: 'JPY' } });

  it('takes the price of its location', () => {
    const { items, issues } = read([
      itemIn('A', {
        variations: [
          variation('own', 500, { ordinal: 1, ...override(yen(650)) }),
          variation('zero', 500, { ordinal: 2, ...override(yen(0)) }),
          variation('same', 500, { ordinal: 3, ...override({ sold_out: true }) }),
          variation('was-open', null, { ordinal: 4, ...override({ pricing_type: 'FIXED_PRICING', ...yen(300) }) }),
          variation('open-with-price', null, { ordinal: 5, ...override(yen(310)) }),
          variation('now-open', 500, { ordinal: 6, ...override({ pricing_type: 'VARIABLE_PRICING' }) }),
          variation('open', null, { ordinal: 7 }),
        ],
      }),
    ]);
    expect(items[0]?.variants.map(({ id, price }) => [id, price])).toEqual([
      ['own', 650],
      ['zero', 0],
      ['same', 500],
      ['was-open', 300],
      ['open-with-price', 310],
    ]);
    expect(issues.map(({ code }) => code)).toEqual(['variant-without-price', 'variant-without-price']);
  });

  it('that is not sold or not present is omitted, and a duplicate counts once', () => {
    const twice = variation('twice', 500);
    const { items, codes } = read([
      itemIn('A', {
        variations: [
          variation('part', 100, { sellable: false, name: '半身' }),
          variation('elsewhere', 100, {}, { present_at_all_locations: false, present_at_location_ids: ['L2'] }),
          variation('deleted', 100, {}, { is_deleted: true }),
          twice,
          twice,
        ],
      }),
    ]);
    expect(items[0]?.variants.map(({ id }) => id)).toEqual(['twice']);
    expect(codes).toEqual(['variant-not-sellable']);
  });
});

describe('an item sold by measure', () => {
  const units = [
    unit('kg', { type: 'TYPE_WEIGHT', weight_unit: 'METRIC_KILOGRAM' }),
    unit('m', { type: 'TYPE_LENGTH', length_unit: 'METRIC_METER' }),
    unit('l', { type: 'TYPE_VOLUME', volume_unit: 'GENERIC_FLUID_OUNCE' }),
    unit('bottle', { type: 'TYPE_CUSTOM', custom_unit: { name: '本', abbreviation: '本' } }),
    unit('each', { type: 'TYPE_GENERIC', generic_unit: 'UNIT' }),
  ];
  const by = (measurement_unit_id: string | null) => ({ measurement_unit_id });

  it('is not on the menu and has an issue; items sold by the piece are on it', () => {
    const { items, issues } = read([
      ...units,
      itemIn('weight', { name: '量り売り', variations: [variation('v', 300, by('kg')), variation('w', 200, by('m'))] }),
      itemIn('partly', {
        variations: [variation('p', 900), variation('q', 300, { ...by('l'), name: '100ml', ordinal: 1 })],
      }),
      itemIn('pieces', { variations: [variation('r', 900, by('bottle')), variation('s', 300, by('each'))] }),
      itemIn('unset', { variations: [variation('t', 900, by('')), variation('u', 300, by(null))] }),
    ]);
    expect(items.map(({ id, variants }) => [id, variants.map((variant) => variant.id)])).toEqual([
      ['partly', ['p']],
      ['pieces', ['r', 's']],
      ['unset', ['t', 'u']],
    ]);
    expect(issues.map(({ code, itemId }) => [itemId, code])).toEqual([
      ['partly', 'variant-sold-by-measure'],
      ['weight', 'item-sold-by-measure'],
    ]);
    expect(issues[0]?.message).toContain('「100ml」');
  });

  it('counts as measured if the account no longer has its unit', () => {
    const { items, codes } = read([itemIn('A', { variations: [variation('v', 300, by('gone'))] })]);
    expect([items, codes]).toEqual([[], ['item-sold-by-measure']]);
  });
});

describe('an item without a sellable variant', () => {
  const codesOf = (...variations: ReturnType<typeof variation>[]) => read([itemIn('A', { variations })]).codes;

  it('has one issue, for any combination of reasons', () => {
    const measured = variation('m', 5, { measurement_unit_id: 'gone' });
    const stock = variation('s', 5, { sellable: false });
    expect(codesOf(variation('v', null), variation('w', null))).toEqual(['item-without-price']);
    expect(codesOf(variation('v', null), measured, stock)).toEqual(['item-without-price']);
    expect(codesOf(stock)).toEqual(['item-without-price']);
    expect(codesOf(measured)).toEqual(['item-sold-by-measure']);
    expect(codesOf(measured, variation('far', null, {}, { absent_at_location_ids: ['L1'] }))).toEqual([
      'item-sold-by-measure',
    ]);
  });
});

describe('categories of an item', () => {
  it("are in their own order and determine the item's position", () => {
    const { items } = read([
      category('late', { parent_category: { ordinal: 20 } }),
      category('early', { parent_category: { id: 'C', ordinal: 10 } }),
      item('A', {
        categories: [
          { id: 'late', ordinal: 7 },
          { id: 'early', ordinal: 3 },
          { id: 'late', ordinal: 7 },
        ],
      }),
      item('B', { categories: [{ id: 'late', ordinal: 1 }] }),
    ]);
    expect(items.map(({ id, categoryIds, sortOrder }) => [id, categoryIds, sortOrder])).toEqual([
      ['B', ['late'], 1],
      ['A', ['early', 'late'], 3],
    ]);
  });

  it('come from the deprecated fields only if there are no new ones', () => {
    const { items, issues } = read([
      category('D'),
      item('old', { category_id: 'C' }),
      item('reporting', { categories: [], reporting_category: { id: 'D', ordinal: 5 } }),
      item('both', { category_id: 'C', reporting_category: { id: 'C', ordinal: 6 } }),
      item('new', { categories: [{ id: 'D' }], category_id: 'C', reporting_category: { id: 'C' } }),
    ]);
    expect(items.map(({ id, categoryIds, sortOrder }) => [id, categoryIds, sortOrder])).toEqual([
      ['new', ['D'], 0],
      ['old', ['C'], 0],
      ['reporting', ['D'], 5],
      ['both', ['C'], 6],
    ]);
    expect(issues).toEqual([]);
  });

  it('may be absent, deleted, or for the kitchen', () => {
    const { items, issues } = read([
      category('K', { category_type: 'KITCHEN_CATEGORY' }),
      item('gone', { categories: [{ id: 'X' }, { id: 'C' }] }),
      item('kitchen', { categories: [{ id: 'K' }] }),
      item('none'),
    ]);
    expect(items.map(({ id, categoryIds }) => [id, categoryIds])).toEqual([
      ['gone', ['C']],
      ['kitchen', []],
      ['none', []],
    ]);
    expect(issues.map(({ code, itemId }) => [itemId, code])).toEqual([
      ['gone', 'unknown-category'],
      ['kitchen', 'uncategorised'],
      ['none', 'uncategorised'],
    ]);
  });
});

describe('in the shape of an older version', () => {
  it('is read the same', () => {
    const old = read([
      { type: 'CATEGORY', id: 'OLD', version: 1, category_data: { name: '麺' } },
      {
        type: 'MODIFIER_LIST',
        id: 'M',
        modifier_list_data: {
          name: '味',
          selection_type: 'SINGLE',
          modifiers: [modifier('M1', 0), modifier('M2', 50)],
        },
      },
      item('A', {
        category_id: 'OLD',
        modifier_list_info: [
          {
            modifier_list_id: 'M',
            min_selected_modifiers: -1,
            max_selected_modifiers: -1,
            modifier_overrides: [{ modifier_id: 'M1', on_by_default: true }],
          },
        ],
        variations: [variation('A1', 800)],
      }),
    ]);
    expect(old.issues).toEqual([]);
    expect(old.items).toMatchObject([{ id: 'A', categoryIds: ['OLD'], variants: [{ id: 'A1', price: 800 }] }]);
    expect(old.optionGroups).toMatchObject([
      {
        min: 0,
        max: 1,
        options: [
          { id: 'M1', default: true },
          { id: 'M2', price: 50 },
        ],
      },
    ]);
  });
});

describe('taxes', () => {
  const taxed = (tax_ids: string[] | null, objects: Parameters<typeof parsed>[0], more = {}) => {
    const { items, codes } = read([...objects, itemIn('A', { tax_ids, ...more })]);
    return { rate: items[0]?.taxRate, included: items[0]?.taxIncluded, codes };
  };
  const byService = (currency: string, ...taxes: Parameters<typeof parsed>[0]) => {
    const item = itemIn('A', { tax_ids: taxes.map(({ id }) => id), variations: [priced(currency)] });
    const { items, codes } = read([...taxes, item], { id: 'L1', currency });
    return { rate: items[0]?.taxRate, rates: items[0]?.taxRates, included: items[0]?.taxIncluded, codes };
  };
  const priced = (currency: string) => variation('v', 500, { price_money: { amount: 500, currency } });
  const additive = { inclusion_type: 'ADDITIVE' };

  it('of one type add up', () => {
    expect(taxed(['T', 'T'], [tax('T', '8')])).toEqual({ rate: 8, included: true, codes: [] });
    expect(taxed(['T', 'U'], [tax('T', '7.5', additive), tax('U', '2.3', additive)])).toEqual({
      rate: 9.8,
      included: false,
      codes: [],
    });
  });

  it('of 8 and 10 percent in Japan depend on the service and never add up', () => {
    const rates = { dineIn: 10, takeaway: 8 };
    expect(byService('JPY', tax('T', '8'), tax('U', '10.0'))).toEqual({ rate: 10, rates, included: true, codes: [] });
    expect(byService('JPY', tax('T', '10', additive), tax('U', '8', additive))).toEqual({
      rate: 10,
      rates,
      included: false,
      codes: [],
    });
    expect(byService('USD', tax('T', '10', additive), tax('U', '8', additive))).toEqual({
      rate: 18,
      rates: undefined,
      included: false,
      codes: [],
    });
    expect(byService('JPY', tax('T', '10'), tax('U', '8', additive))).toMatchObject({
      rate: undefined,
      rates: undefined,
      codes: ['mixed-tax'],
    });
  });

  it('of which the sale leaves an unknown part have no rate, and an issue', () => {
    expect(byService('JPY', tax('T', '10'), tax('U', '8'), tax('W', '1'))).toEqual({
      rate: undefined,
      rates: undefined,
      included: true,
      codes: ['tax-at-sale'],
    });
  });

  it('of one service only, where the shop has only that one, are its plain rate', () => {
    expect(byService('JPY', tax('T', '10'), tax('U', '8', {}, { absent_at_location_ids: ['L1'] }))).toMatchObject({
      rate: 10,
      rates: undefined,
    });
  });

  it('that Square adds to a set of products are named once for each shop', () => {
    const set = { applies_to_product_set_id: 'SET' };
    const taxes = [
      tax('T', '10', { ...set, name: '宿泊税' }),
      tax('U', '1', { ...set, enabled: false }),
      tax('V', '1', set, { present_at_all_locations: false }),
    ];
    const { issues } = read([...taxes, itemIn('A', { tax_ids: [] }), itemIn('B', { tax_ids: [] })]);
    expect(issues).toEqual([
      { code: 'tax-by-product-set', field: 'taxRate', message: expect.stringContaining('税「宿泊税」') },
    ]);
  });

  it('of two types have no rate, and an issue', () => {
    const both = [tax('T', '10'), tax('U', '1', additive)];
    expect(taxed(['T', 'U'], both)).toEqual({ rate: undefined, included: false, codes: ['mixed-tax'] });
  });

  it('apply only if they are enabled and present, and the item is taxable', () => {
    expect(taxed(null, [])).toEqual({ rate: undefined, included: true, codes: [] });
    const off = [
      tax('T', '10', { ...additive, enabled: false }),
      tax('U', '8', additive, { absent_at_location_ids: ['L1'] }),
    ];
    expect(taxed(['T', 'U'], off)).toEqual({ rate: undefined, included: true, codes: [] });
    expect(taxed(['T'], [tax('T', '10', additive)], { is_taxable: false })).toEqual({
      rate: undefined,
      included: true,
      codes: [],
    });
  });

  it('that are gone or have no readable rate leave the rate unknown', () => {
    expect(taxed(['T', 'X'], [tax('T', '10')])).toEqual({ rate: undefined, included: true, codes: ['unknown-tax'] });
    expect(taxed(['T'], [tax('T', undefined, additive)])).toEqual({ rate: undefined, included: false, codes: [] });
    expect(taxed(['T'], [tax('T', 'ten')])).toMatchObject({ rate: undefined });
    expect(taxed(['T'], [tax('T', '0')])).toMatchObject({ rate: 0 });
  });
});
