import { dish } from '#lib/simulators/accounts/dish-names.ts';
import type {
  CategoryObject,
  ItemObject,
  ModifierListInfo,
  ModifierListObject,
  SquareAccount,
  SquareLocation,
  TaxObject,
  VariationObject,
} from '#lib/simulators/square/types.ts';

const STAMP = { version: 1, updated_at: '2026-01-15T03:00:00.000Z' };
const CURRENCY = 'JPY';
const ITEMS = 240;

const location = (id: string, name: string): SquareLocation => ({
  id,
  name,
  status: 'ACTIVE',
  timezone: 'Asia/Tokyo',
  currency: CURRENCY,
  country: 'JP',
  language_code: 'ja-JP',
  merchant_id: 'MERCHANT',
  business_name: '酒場こーぱす',
  type: 'PHYSICAL',
  created_at: STAMP.updated_at,
});

const tax = (id: string, percentage: string): TaxObject => ({
  type: 'TAX',
  id,
  ...STAMP,
  tax_data: { name: `消費税${percentage}%`, inclusion_type: 'INCLUSIVE', percentage, enabled: true },
});

const CATEGORY_NAMES = [
  'ドリンク',
  '串焼き',
  '冷菜',
  'サラダ',
  '刺身',
  '揚げ物',
  '煮込み',
  '鍋',
  '飯',
  '麺',
  '甘味',
  '季節',
];

const category = (name: string, index: number): CategoryObject => ({
  type: 'CATEGORY',
  id: categoryId(index),
  ...STAMP,
  category_data: {
    name,
    category_type: 'REGULAR_CATEGORY',
    ...(name === 'サラダ' && { parent_category: { id: 'C03' } }),
  },
});

const list = (
  id: string,
  name: string,
  options: readonly (readonly [string, number])[],
  selection: 'SINGLE' | 'MULTIPLE',
): ModifierListObject => ({
  type: 'MODIFIER_LIST',
  id,
  ...STAMP,
  modifier_list_data: {
    name,
    selection_type: selection,
    modifier_type: 'LIST',
    modifiers: options.map(([option, amount], ordinal) => ({
      type: 'MODIFIER',
      id: `${id}-${ordinal}`,
      ...STAMP,
      modifier_data: {
        name: option,
        ordinal,
        modifier_list_id: id,
        price_money: { amount, currency: CURRENCY },
      },
    })),
  },
});

const twoDigits = (number: number) => String(number).padStart(2, '0');
const categoryId = (index: number) => `C${twoDigits(index + 1)}`;

/** Two of five items are drinks; the rest is spread over the other categories. */
function categoryOf(index: number): string {
  return categoryId(index % 5 < 2 ? 0 : 1 + (index % (CATEGORY_NAMES.length - 1)));
}

function listsOf(index: number): readonly ModifierListInfo[] {
  const ids = [
    ...(index % 4 === 0 ? ['M1'] : []),
    ...(index % 6 === 0 ? ['M2'] : []),
    ...(index % 10 === 0 ? ['M3'] : []),
  ];
  return ids.map((modifier_list_id, ordinal) => ({ modifier_list_id, enabled: true, ordinal }));
}

function item(index: number): ItemObject {
  const id = `I${String(index).padStart(3, '0')}`;
  const { name, kana, price } = dish(index);
  const sizes =
    index % 4 === 1
      ? ([
          ['並', 0],
          ['大', 200],
        ] as const)
      : ([['標準', 0]] as const);
  return {
    type: 'ITEM',
    id,
    ...STAMP,
    present_at_all_locations: true,
    item_data: {
      name,
      sort_name: kana,
      product_type: 'FOOD_AND_BEV',
      is_archived: false,
      categories: [{ id: categoryOf(index), ordinal: index }],
      tax_ids: [index % 7 === 0 ? 'T08' : 'T10'],
      modifier_list_info: listsOf(index),
      variations: sizes.map(([size, more], ordinal): VariationObject => ({
        type: 'ITEM_VARIATION',
        id: `${id}-${ordinal}`,
        ...STAMP,
        item_variation_data: {
          item_id: id,
          name: size,
          ordinal,
          pricing_type: 'FIXED_PRICING',
          price_money: { amount: price + more, currency: CURRENCY },
          sellable: true,
        },
      })),
    },
  };
}

/**
 * The account that the cases modify: two shops, T08 and T10, C01 to C12, M1 to M3, I000 to I239, in this order. Three
 * pages: the first holds everything but items 83 to 239.
 */
export function corpusAccount(): SquareAccount {
  const locations = [location('LHONTEN', '本店'), location('LEKIMAE', '駅前店')];
  return {
    merchant: {
      id: 'MERCHANT',
      business_name: '酒場こーぱす',
      country: 'JP',
      language_code: 'ja-JP',
      currency: CURRENCY,
      status: 'ACTIVE',
      created_at: STAMP.updated_at,
    },
    locations,
    objects: [
      tax('T08', '8'),
      tax('T10', '10'),
      ...CATEGORY_NAMES.map(category),
      list(
        'M1',
        'トッピング',
        [
          ['ねぎ', 50],
          ['チーズ', 100],
          ['温玉', 120],
          ['明太子', 150],
        ],
        'MULTIPLE',
      ),
      list(
        'M2',
        '麺の量',
        [
          ['普通', 0],
          ['大盛', 100],
          ['特盛', 200],
        ],
        'SINGLE',
      ),
      list(
        'M3',
        '辛さ',
        [
          ['甘口', 0],
          ['中辛', 0],
          ['辛口', 0],
        ],
        'SINGLE',
      ),
      ...Array.from({ length: ITEMS }, (_, index) => item(index)),
    ],
  };
}
