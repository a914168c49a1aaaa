import {
  DEFAULT_FEATURES,
  type Feature,
  type OderBrand,
  type OderCategory,
  type OderMenu,
  type OderShop,
  type PlatformFields,
  type SoldOutIds,
  type WriteCounts,
} from './schema.ts';
import { menuCounts, menuText, partIds, storeMenu, type StoredMenu } from './stored-menu.ts';

type ShopState = {
  readonly brandId: string;
  shop: OderShop;
  menu?: StoredMenu;
  /** How often a menu was published to this shop. */
  publishes: number;
  readonly platformFields: Map<string, PlatformFields>;
  /** What the POS reports; the platform's own staff use `platformFields`. */
  soldOut: SoldOutIds;
};

const NOTHING: SoldOutIds = { variantIds: [], optionIds: [] };

type BrandState = {
  readonly brand: Omit<OderBrand, 'shops' | 'features'>;
  features: readonly Feature[];
  categories: readonly OderCategory[];
  /** The highest fence seen on any request. */
  fence: number;
};

export type SavedBrand = {
  readonly brand: Omit<OderBrand, 'shops' | 'features'>;
  /** Absent in files from before features. */
  readonly features?: readonly Feature[];
  readonly categories: readonly OderCategory[];
  readonly fence: number;
  readonly shops: readonly {
    readonly shop: OderShop;
    readonly publishes: number;
    readonly menu: OderMenu | null;
    readonly platformFields: Readonly<Record<string, PlatformFields>>;
    /** Absent in files from before availability. */
    readonly soldOut?: SoldOutIds;
  }[];
};

export type BrandStore = {
  readonly brand: (brandId: string) => BrandState | undefined;
  readonly brandIds: () => readonly string[];
  readonly shop: (shopId: string) => ShopState | undefined;
  readonly shopsOf: (brandId: string) => readonly OderShop[];
  readonly addShop: (brandId: string, shop: OderShop) => void;
  readonly changeShop: (state: ShopState, shop: OderShop) => void;
  readonly removeShop: (shopId: string) => void;
  /** Merges into the existing fields. */
  readonly setPlatformFields: (state: ShopState, itemId: string, fields: PlatformFields) => void;
  /** Stores the fence; false if it is lower than the highest one seen. */
  readonly seeFence: (state: BrandState, fence: number) => boolean;
  readonly publishMenu: (state: ShopState, menu: OderMenu) => WriteCounts;
  /** Replaces the POS's part. Returns the ids that the shop's menu doesn't have: they are not stored. */
  readonly publishSoldOut: (state: ShopState, soldOut: SoldOutIds) => SoldOutIds;
  readonly setFeatures: (state: BrandState, features: readonly Feature[]) => void;
  readonly publishCategories: (state: BrandState, categories: readonly OderCategory[]) => WriteCounts;
  /** The categories used by any shop's published menu. */
  readonly usedCategoryIds: (brandId: string) => ReadonlySet<string>;
  readonly saved: () => readonly SavedBrand[];
};

/** Brands with nothing published. */
export function freshBrands(brands: readonly OderBrand[]): readonly SavedBrand[] {
  return brands.map(({ shops, features, ...brand }) => ({
    brand,
    features,
    categories: [],
    fence: 0,
    shops: shops.map((shop) => ({ shop, publishes: 0, menu: null, platformFields: {} })),
  }));
}

/**
 * All brands of the platform. `onChange` is called after every change. Throws a RangeError if two shops have the same
 * id, since paths contain only the shop id.
 */
export function createBrandStore(saved: readonly SavedBrand[], onChange: () => void): BrandStore {
  const brands = new Map<string, BrandState>();
  const shops = new Map<string, ShopState>();

  for (const { brand, features = DEFAULT_FEATURES, categories, fence, shops: savedShops } of saved) {
    brands.set(brand.id, { brand, features, categories, fence });
    for (const { shop, publishes, menu, platformFields, soldOut = NOTHING } of savedShops) {
      if (shops.has(shop.id)) throw new RangeError(`Two shops have the id ${shop.id}`);
      shops.set(shop.id, {
        brandId: brand.id,
        shop,
        publishes,
        ...(menu !== null && { menu: storeMenu(menu) }),
        platformFields: new Map(Object.entries(platformFields)),
        soldOut,
      });
    }
  }
  const statesOf = (brandId: string) => [...shops.values()].filter((state) => state.brandId === brandId);

  return {
    brand: (brandId) => brands.get(brandId),
    brandIds: () => [...brands.keys()],
    shop: (shopId) => shops.get(shopId),
    shopsOf: (brandId) => statesOf(brandId).map(({ shop }) => shop),
    addShop: (brandId, shop) => {
      shops.set(shop.id, { brandId, shop, publishes: 0, platformFields: new Map(), soldOut: NOTHING });
      onChange();
    },
    changeShop: (state, shop) => {
      state.shop = shop;
      onChange();
    },
    removeShop: (shopId) => {
      shops.delete(shopId);
      onChange();
    },
    setPlatformFields: (state, itemId, fields) => {
      state.platformFields.set(itemId, { ...state.platformFields.get(itemId), ...fields });
      onChange();
    },
    seeFence: (state, fence) => {
      if (fence < state.fence) return false;
      if (fence > state.fence) {
        state.fence = fence;
        onChange();
      }
      return true;
    },
    publishMenu: (state, menu) => {
      const stored = storeMenu(menu);
      const counts = menuCounts(state.menu, menu, stored);
      state.menu = stored;
      state.publishes++;
      // Items removed from the menu lose their platform fields.
      for (const itemId of state.platformFields.keys()) {
        if (!stored.items.has(itemId)) state.platformFields.delete(itemId);
      }
      state.soldOut = splitKnown(state.soldOut, stored).known;
      onChange();
      return counts;
    },
    publishSoldOut: (state, soldOut) => {
      const { known, unknown } = splitKnown(soldOut, state.menu);
      state.soldOut = known;
      onChange();
      return unknown;
    },
    setFeatures: (state, features) => {
      state.features = features;
      onChange();
    },
    publishCategories: (state, categories) => {
      const counts = categoryCounts(state.categories, categories);
      state.categories = categories;
      onChange();
      return counts;
    },
    usedCategoryIds: (brandId) => {
      const used = new Set<string>();
      for (const { menu } of statesOf(brandId)) menu?.usedCategoryIds.forEach((id) => used.add(id));
      return used;
    },
    saved: () =>
      [...brands.values()].map((state) => ({
        ...state,
        shops: statesOf(state.brand.id).map(({ shop, publishes, menu, platformFields, soldOut }) => ({
          shop,
          publishes,
          soldOut,
          menu: menu === undefined ? null : (JSON.parse(menuText(menu, state.brand.currency)) as OderMenu),
          platformFields: Object.fromEntries(platformFields),
        })),
      })),
  };
}

/** Each id once, and whether the menu has it. */
function splitKnown(
  soldOut: SoldOutIds,
  menu: StoredMenu | undefined,
): { readonly known: SoldOutIds; readonly unknown: SoldOutIds } {
  if (soldOut.variantIds.length + soldOut.optionIds.length === 0) return { known: NOTHING, unknown: NOTHING };
  const { variantIds, optionIds } = partIds(menu);
  const split = (ids: readonly string[], there: ReadonlySet<string>) =>
    Object.groupBy(new Set(ids), (id) => (there.has(id) ? 'known' : 'unknown'));
  const [variants, options] = [split(soldOut.variantIds, variantIds), split(soldOut.optionIds, optionIds)];
  return {
    known: { variantIds: variants.known ?? [], optionIds: options.known ?? [] },
    unknown: { variantIds: variants.unknown ?? [], optionIds: options.unknown ?? [] },
  };
}

function categoryCounts(before: readonly OderCategory[], next: readonly OderCategory[]): WriteCounts {
  const old = new Map(before.map((category) => [category.id, JSON.stringify(category)]));
  const counts: WriteCounts = { created: 0, changed: 0, removed: 0, unchanged: 0 };
  for (const category of next) {
    const text = old.get(category.id);
    if (text === undefined) counts.created++;
    else if (text === JSON.stringify(category)) counts.unchanged++;
    else counts.changed++;
    old.delete(category.id);
  }
  counts.removed = old.size;
  return counts;
}
