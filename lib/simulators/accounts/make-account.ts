import { createRandom, type Random, type Seed } from '#lib/simulators/server/random.ts';
import type {
  CategoryObject,
  ItemObject,
  ModifierListObject,
  SquareAccount,
  TaxObject,
} from '#lib/simulators/square/types.ts';
import { createBuilder, type Builder } from './build.ts';
import { dish } from './dish-names.ts';
import type { VariationPlan } from './plans.ts';
import { shopPlace } from './shop-names.ts';
import { squareId } from './square-id.ts';

const CATEGORY_NAMES = [
  '冷菜',
  'サラダ',
  '刺身',
  '串焼き',
  '揚げ物',
  '焼き物',
  '煮込み',
  '鍋',
  '飯・麺',
  '甘味',
  'ドリンク',
];
/** The share of a shop's items that only its region has. */
const REGIONAL_SHARE = 0.1;
const REGIONS = 8;
/** The share of the chain's items with a different price at a few shops. */
const OVERRIDDEN_SHARE = 0.02;

export type AccountSize = {
  readonly shops: number;
  /** Number of items each shop sells. */
  readonly itemsPerShop: number;
  readonly seed?: Seed;
  readonly name?: string;
};

/** Generates an account of any size: most items everywhere, some in only one region, a few with shop prices. */
export function makeAccount({ shops, itemsPerShop, seed = 1, name = '炭火酒場つくよみ' }: AccountSize): SquareAccount {
  const random = createRandom(seed);
  const build = createBuilder(name);
  const locations = Array.from({ length: shops }, (_, index) =>
    build.location({ id: `L${squareId(12, seed, index)}`, ...shopPlace(index) }),
  );
  const tax = build.tax('消費税10%（内税）', '10', 'INCLUSIVE');
  const categories = CATEGORY_NAMES.map((category) => build.category(category));
  const sizes = build.modifierList('トッピング', [
    { name: 'ねぎ', price: 50 },
    { name: 'チーズ', price: 100 },
    { name: '温玉', price: 120 },
  ]);

  const regions = Math.min(REGIONS, shops);
  const regionalItems = Math.floor(itemsPerShop * REGIONAL_SHARE);
  const sharedItems = itemsPerShop - regionalItems;
  const locationIds = locations.map(({ id }) => id);
  const plan = { build, random, tax, categories, sizes, locationIds };
  const items = [
    ...Array.from({ length: sharedItems }, (_, index) => makeItem(plan, index)),
    ...Array.from({ length: regions * regionalItems }, (_, offset) => {
      const region = offset % regions;
      const presentAt = locationIds.filter((_id, at) => at % regions === region);
      return makeItem(plan, sharedItems + offset, presentAt);
    }),
  ];
  return build.account(locations, [tax, ...categories, sizes, ...items]);
}

type Plan = {
  readonly build: Builder;
  readonly random: Random;
  readonly tax: TaxObject;
  readonly categories: readonly CategoryObject[];
  readonly sizes: ModifierListObject;
  readonly locationIds: readonly string[];
};

function makeItem(plan: Plan, index: number, presentAt?: readonly string[]): ItemObject {
  const { build, random, tax, categories, sizes, locationIds } = plan;
  const { name, kana, price } = dish(index);
  const overrides = random.chance(OVERRIDDEN_SHARE)
    ? Array.from({ length: 3 }, () => random.pick(presentAt ?? locationIds))
    : [];
  const single: readonly VariationPlan[] = [
    {
      key: 'regular',
      name: '標準',
      price,
      sku: `SKU-${String(index).padStart(5, '0')}`,
      overrides: [...new Set(overrides)].map((location_id) => ({
        location_id,
        pricing_type: 'FIXED_PRICING',
        price_money: build.yen(price + 50),
      })),
    },
  ];
  const sized: readonly VariationPlan[] = [
    { key: 'regular', name: '並', price },
    { key: 'large', name: '大', price: price + 200 },
  ];
  return build.item({
    key: String(index),
    name,
    kana,
    ordinal: index,
    categoryIds: [random.pick(categories).id],
    taxIds: [tax.id],
    variations: random.chance(0.25) ? sized : single,
    ...(random.chance(0.15) && { modifierLists: [{ modifier_list_id: sizes.id, enabled: true }] }),
    ...(presentAt !== undefined && {
      presence: { present_at_all_locations: false, present_at_location_ids: presentAt },
    }),
  });
}
