import type { SquareAccount } from '#lib/simulators/square/types.ts';
import { createBuilder } from './build.ts';
import { category, item, list, modifier, tax, unit, variation } from './square-objects.ts';

const build = createBuilder('変わったカタログ');

/** Ids of the shops; the last one is closed. */
export const ODD_SHOPS = { station: 'SHOP-1', harbour: 'SHOP-2', closed: 'SHOP-3' } as const;
const { station, harbour, closed } = ODD_SHOPS;

const onlyAt = (...ids: readonly string[]) => ({ present_at_all_locations: false, present_at_location_ids: ids });
const notAt = (...ids: readonly string[]) => ({ present_at_all_locations: true, absent_at_location_ids: ids });
const yen = (amount: number) => ({ price_money: { amount, currency: 'JPY' } });
const menu = { category_type: 'MENU_CATEGORY' } as const;

const categories = [
  category('FOOD', { parent_category: { ordinal: -2_251_799_813_685_248 } }),
  category('DRINK', { parent_category: { ordinal: 5 }, availability_period_ids: ['EVENING'] }),
  category('BEER', { parent_category: { id: 'DRINK', ordinal: 1 } }),
  category('EMPTY'),
  category('PRINTER', { category_type: 'KITCHEN_CATEGORY' }),
  category('LUNCH', menu),
  category('LUNCH-NOODLES', { ...menu, parent_category: { id: 'LUNCH', ordinal: 1 } }),
];

const taxes = [
  tax('T10', '10'),
  tax('T8', '8'),
  tax('T7.5', '7.5', { inclusion_type: 'ADDITIVE' }),
  tax('T2.3', '2.3', { inclusion_type: 'ADDITIVE' }, notAt(harbour)),
  tax('OFF', '5', { enabled: false }),
  tax('SET', '1', { applies_to_product_set_id: 'SOME-SET' }, onlyAt(harbour)),
];

const lists = [
  list(
    'SAUCE',
    [
      modifier('TARE', undefined, { ordinal: 2, on_by_default: true }),
      modifier('SALT', 30, { ordinal: 1, location_overrides: [{ location_id: harbour, ...yen(0), sold_out: true }] }),
      modifier('MISO', 50, { around: onlyAt(closed), location_overrides: [{ location_id: station, sold_out: true }] }),
      modifier('STAFF', 0, { hidden_online: true }),
    ],
    { selection_type: 'SINGLE', min_selected_modifiers: -1, max_selected_modifiers: -1 },
  ),
  list('PIECES', [modifier('EGG', 120), modifier('NORI', 60, { child_modifier_list_ids: ['SIZE', 'LOOP'] })], {
    selection_type: 'MULTIPLE',
    allow_quantities: true,
    min_selected_modifiers: 4,
    max_selected_modifiers: 6,
  }),
  list('SIZE', [modifier('SMALL', -30), modifier('LARGE', 80)], {
    min_selected_modifiers: 1,
    max_selected_modifiers: 1,
  }),
  list('LOOP', [modifier('AGAIN', 0, { child_modifier_list_ids: ['LOOP'] })], { max_selected_modifiers: 0 }),
  list('NOTE', [], { modifier_type: 'TEXT', max_length: 50 }),
  list('HARBOUR-ONLY', [modifier('SALT-AIR', 10)], { min_selected_modifiers: 2 }, onlyAt(harbour)),
];

const units = [
  unit('GRAM', { type: 'TYPE_WEIGHT', weight_unit: 'METRIC_GRAM' }),
  unit('PLATE', { type: 'TYPE_CUSTOM', custom_unit: { name: '皿', abbreviation: '皿' } }),
];

const items = [
  item('RAMEN', {
    name: '名物　ラーメン®🍜',
    sort_name: 'ラーメン',
    tax_ids: ['T10', 'T8', 'OFF'],
    categories: [{ id: 'PRINTER' }, { id: 'FOOD', ordinal: 3 }, { id: 'LUNCH-NOODLES', ordinal: 9 }],
    modifier_list_info: [
      { modifier_list_id: 'PIECES', ordinal: 2, min_selected_modifiers: -1, max_selected_modifiers: -1 },
      { modifier_list_id: 'SAUCE', ordinal: 1 },
      { modifier_list_id: 'NOTE', ordinal: 3 },
      { modifier_list_id: 'SIZE', enabled: false },
      { modifier_list_id: 'HARBOUR-ONLY', ordinal: 4 },
    ],
    variations: [
      variation('RAMEN-L', 980, {
        name: '大',
        sku: 'R-2',
        ordinal: 2,
        location_overrides: [{ location_id: harbour, ...yen(1_080), pricing_type: 'FIXED_PRICING' }],
      }),
      variation('RAMEN-S', 780, {
        name: '小',
        sku: '',
        ordinal: 1,
        location_overrides: [{ location_id: station, sold_out: true }],
      }),
      variation('RAMEN-XL', 1_500, { name: '特大' }, onlyAt(harbour, closed)),
    ],
  }),
  item('SAME-1', {
    name: '同じ名前',
    categories: [{ id: 'FOOD', ordinal: 1 }],
    tax_ids: ['T7.5', 'T2.3'],
    modifier_list_info: [
      { modifier_list_id: 'PIECES', allow_quantities: 'NO' },
      {
        modifier_list_id: 'SAUCE',
        max_selected_modifiers: 0,
        modifier_overrides: [
          { modifier_id: 'STAFF', hidden_online_override: 'NO' },
          { modifier_id: 'TARE', on_by_default_override: 'NO' },
          { modifier_id: 'SALT', on_by_default: true },
        ],
      },
    ],
  }),
  item('SAME-2', { name: '同じ名前', categories: [], category_id: 'FOOD', tax_ids: ['T10', 'T7.5'] }),
  item('BEER-1', {
    name: 'ビール',
    product_type: 'FOOD_AND_BEV',
    is_alcoholic: true,
    is_taxable: false,
    tax_ids: ['T10'],
    categories: [],
    reporting_category: { id: 'BEER', ordinal: 2 },
    variations: [
      variation('BEER-CUP', 500, {
        measurement_unit_id: 'PLATE',
        location_overrides: [{ location_id: station, sold_out: true, sold_out_valid_until: '2026-11-30T00:00:00Z' }],
      }),
      variation('BEER-JUG', 1_800, {
        location_overrides: [
          { location_id: station, pricing_type: 'VARIABLE_PRICING' },
          { location_id: harbour, sold_out: true, sold_out_valid_until: '2026-12-24T09:00:00+09:00' },
        ],
      }),
    ],
  }),
  item('FISH', {
    name: '時価の魚',
    variations: [
      variation('FISH-V', null, {
        location_overrides: [{ location_id: harbour, ...yen(2_000), pricing_type: 'FIXED_PRICING' }],
      }),
    ],
  }),
  item('BEEF', { name: '量り売りの肉', variations: [variation('BEEF-V', 9, { measurement_unit_id: 'GRAM' })] }),
  item('HALF', {
    name: '半分',
    tax_ids: ['GONE'],
    variations: [variation('HALF-A', 0), variation('HALF-B', 300, { sellable: false })],
  }),
  item('ALONE', { name: '分類なし', categories: [{ id: 'LUNCH-NOODLES' }] }),
  item('NAMELESS', { name: ' ' }),
  item('GIFT', { name: 'ギフト', product_type: 'GIFT_CARD' }),
  item('OLD', { name: '終売', is_archived: true }),
  item('STATION', { name: '駅店だけ' }, onlyAt(station, closed)),
  item('NOT-STATION', { name: '駅店以外' }, notAt(station)),
  item('NOWHERE', { name: 'どの種類もない', variations: [variation('NOWHERE-V', 1, {}, onlyAt(closed))] }),
  item('LONG', { name: '長'.repeat(255) }),
];

/**
 * Every odd value that Square's catalogue is known to hold, in one account with two open shops and a closed one.
 * Versions are int64, by default past what a number can count.
 */
export function oddAccount({ version = 2 ** 60 }: { version?: number } = {}): SquareAccount {
  const locations = [
    build.location({ id: station, name: '駅前店' }),
    build.location({ id: harbour, name: '港店' }),
    build.location({ id: closed, name: '閉店', active: false }),
  ];
  const objects = [...items, ...lists, ...categories, ...taxes, ...units].map((object) => ({ ...object, version }));
  return build.account(locations, objects);
}

/** In live data, but in no document of Square's: sets of items, which its API can't price. */
export const COMBO_ITEM = item('COMBO', { name: 'セット', product_type: 'COMBO' });
