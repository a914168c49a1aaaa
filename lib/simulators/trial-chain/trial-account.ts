import { createBuilder, type Builder } from '#lib/simulators/accounts/build.ts';
import type { VariationPlan } from '#lib/simulators/accounts/plans.ts';
import { squareId } from '#lib/simulators/accounts/square-id.ts';
import type { OderBrand } from '#lib/simulators/oder/schema.ts';
import type {
  ItemData,
  ItemObject,
  ModifierListObject,
  Presence,
  SquareAccount,
} from '#lib/simulators/square/types.ts';
import { brandId, chainName } from '#lib/simulators/trial.ts';
import type { Course, Dish, OptionUse } from './dish.ts';
import { DRINKS } from './drinks.ts';
import { GRILL_AND_FRY } from './grill-and-fry.ts';
import { MAINS } from './mains.ts';
import { LEGACY_CATEGORISED, ODDITIES, UNCATEGORISED } from './oddities.ts';
import { OPTION_LISTS } from './options.ts';
import { SHOPS, type TrialShop } from './shops.ts';
import { SMALL_PLATES } from './small-plates.ts';
import { trialTaxes } from './taxes.ts';

const COURSES: readonly Course[] = [...SMALL_PLATES, ...GRILL_AND_FRY, ...MAINS, ...DRINKS, ...ODDITIES];
/** Child categories and their parents. */
const PARENTS: Readonly<Record<string, string>> = { 地酒: '日本酒・焼酎' };

const locationIdOf = (shopNumber: number) => `L${squareId(12, chainName, 'location', shopNumber)}`;
const locationIdsOf = (shopNumbers: readonly number[]) => shopNumbers.map(locationIdOf);
const STANDING_BARS = SHOPS.filter(({ standing }) => standing === true).map(({ number }) => number);

/** The trial chain's account at the POS. */
export function trialAccount(): SquareAccount {
  const build = createBuilder(chainName);
  const kitchen = build.category('厨房：焼き場', { category_type: 'KITCHEN_CATEGORY' });
  const categories = new Map(
    [...new Set(COURSES.map(({ category }) => category))].map((name) => {
      const parent = PARENTS[name];
      const above = parent === undefined ? {} : { parent_category: { id: build.category(parent).id } };
      return [name, build.category(name, above)] as const;
    }),
  );
  const taxes = trialTaxes(build);
  const lists = new Map(
    OPTION_LISTS.map((list) => {
      const options = list.options.map((option) => ({
        ...option,
        ...('shopPrices' in option && { overrides: byLocation(option.shopPrices) }),
        ...('onlyAt' in option && { presence: presentAt(option.onlyAt) }),
      }));
      return [list.name, build.modifierList(list.name, options, list.rules)] as const;
    }),
  );
  const kitchenOf = (category: string) => (category === '串焼き' ? [kitchen.id] : []);
  const idOf = (category: string) => categories.get(category)?.id ?? '';
  const make = (dish: Dish, ordinal: number, categoryIds: readonly string[], odd: Partial<ItemData> = {}) =>
    makeItem({
      build,
      dish,
      ordinal,
      categoryIds,
      lists,
      taxIds: (dish.taxes ?? ['within']).map((name) => taxes[name].id),
      odd,
    });

  const items = COURSES.flatMap(({ category, dishes }, course) =>
    dishes.map((dish, at) => make(dish, course * 100 + at, [idOf(category), ...kitchenOf(category)])),
  );
  const uncategorised = UNCATEGORISED.map((dish, at) => make(dish, 9000 + at, []));
  const legacy = LEGACY_CATEGORISED.map(({ dish, category, by }, at) => {
    const odd = by === 'category_id' ? { category_id: idOf(category) } : { reporting_category: { id: idOf(category) } };
    return make(dish, 9100 + at, [], odd);
  });
  const objects = [...Object.values(taxes), ...categories.values(), kitchen, ...lists.values()];
  return build.account(
    SHOPS.map((shop) => locationOf(build, shop)),
    [...objects, ...items, ...uncategorised, ...legacy],
  );
}

/** The trial chain as the ordering platform sees it: the same 24 shops. */
export function trialBrand(): OderBrand {
  return {
    id: brandId,
    name: chainName,
    currency: 'JPY',
    shops: SHOPS.map(({ number, name, unlinked, closed }) => ({
      id: String(number),
      name,
      ...(unlinked !== true && { posLocationId: locationIdOf(number) }),
      acceptingOrders: closed !== true,
    })),
  };
}

function locationOf(build: Builder, { number, name, prefecture, city, street, postalCode, closed }: TrialShop) {
  return build.location({
    id: locationIdOf(number),
    name,
    active: closed !== true,
    prefecture,
    city,
    street,
    postalCode,
  });
}

function byLocation(prices: Readonly<Record<number, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(prices).map(([number, price]) => [locationIdOf(Number(number)), price]));
}

function presentAt(shopNumbers: readonly number[]): Presence {
  return { present_at_all_locations: false, present_at_location_ids: locationIdsOf(shopNumbers) };
}

/** A dish is sold in its regions or shops, and at the standing bar only if marked so. */
function presenceOf({ only, onlyAt, notAt = [], standing }: Dish): Presence {
  const excluded = standing === true ? notAt : [...notAt, ...STANDING_BARS];
  if (onlyAt !== undefined) return presentAt(onlyAt);
  if (only === undefined) {
    return excluded.length === 0
      ? { present_at_all_locations: true }
      : { present_at_all_locations: true, absent_at_location_ids: locationIdsOf(excluded) };
  }
  const shops = SHOPS.filter(({ region, number }) => only.includes(region) && !excluded.includes(number));
  return presentAt(shops.map(({ number }) => number));
}

type Making = {
  readonly build: Builder;
  readonly dish: Dish;
  readonly ordinal: number;
  readonly categoryIds: readonly string[];
  readonly taxIds: readonly string[];
  readonly lists: ReadonlyMap<string, ModifierListObject>;
  readonly odd: Partial<ItemData>;
};

function makeItem({ build, dish, ordinal, categoryIds, taxIds, lists, odd }: Making): ItemObject {
  return build.item({
    key: dish.key ?? dish.name,
    name: dish.name,
    kana: dish.kana,
    ordinal,
    categoryIds,
    taxIds,
    presence: presenceOf(dish),
    variations: variationsOf(build, dish),
    ...(dish.options !== undefined && { modifierLists: dish.options.map((use, at) => listInfo(lists, use, at)) }),
    odd: { ...(dish.alcohol === true && { is_alcoholic: true }), ...dish.odd, ...odd },
  });
}

function variationsOf(build: Builder, dish: Dish): readonly VariationPlan[] {
  const { price, shopPrices = {}, soldOutAt = [], sku, unsold = [] } = dish;
  const overrides = [
    ...Object.entries(byLocation(shopPrices)).map(([location_id, amount]) => ({
      location_id,
      pricing_type: 'FIXED_PRICING' as const,
      price_money: build.yen(amount),
    })),
    ...locationIdsOf(soldOutAt).map((location_id) => ({ location_id, sold_out: true })),
  ];
  const sizes = typeof price === 'object' ? Object.entries(price) : [['標準', price] as const];
  // A dish still in preparation has a size without a price.
  if (sizes.length === 0) return [{ key: '標準', name: '標準' }];
  return sizes.map(([name, sizePrice], at) => ({
    key: name,
    name,
    price: sizePrice,
    sku: at === 0 ? sku : undefined,
    sellable: !unsold.includes(name),
    overrides: at === 0 ? overrides : [],
  }));
}

function listInfo(lists: ReadonlyMap<string, ModifierListObject>, use: OptionUse, ordinal: number) {
  const { list: name, min, max, enabled = true, hides } = typeof use === 'string' ? { list: use } : use;
  const list = lists.get(name);
  const hidden = (list?.modifier_list_data.modifiers ?? []).filter((modifier) =>
    hides?.includes(modifier.modifier_data.name),
  );
  return {
    modifier_list_id: list?.id ?? '',
    ordinal,
    enabled,
    ...(min !== undefined && { min_selected_modifiers: min }),
    ...(max !== undefined && { max_selected_modifiers: max }),
    ...(hides !== undefined && {
      modifier_overrides: hidden.map(({ id }) => ({ modifier_id: id, hidden_online_override: 'YES' as const })),
    }),
  };
}
