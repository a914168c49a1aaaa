import fc from 'fast-check';

/** A chain as any POS can hold it. An id names one thing only. */
export type TestChain = {
  readonly shopIds: readonly string[];
  readonly categories: readonly TestCategory[];
  readonly groups: readonly TestGroup[];
  readonly items: readonly TestItem[];
  readonly soldOut: readonly TestSoldOut[];
};
type TestCategory = {
  readonly id: string;
  readonly name: string;
  readonly parentId?: string;
  readonly sortOrder: number;
};
type TestGroup = {
  readonly id: string;
  readonly name: string;
  readonly max: number | null;
  readonly options: readonly { readonly id: string; readonly name: string; readonly price: number }[];
};
export type TestItem = {
  readonly id: string;
  readonly name: string;
  readonly categoryId: string;
  readonly sortOrder: number;
  readonly groupIds: readonly string[];
  readonly variants: readonly TestVariant[];
};
type TestVariant = {
  readonly id: string;
  readonly name: string;
  /** Null: guests can't order it. */
  readonly price: number | null;
  readonly pricesAt: ReadonlyMap<string, number>;
  readonly absentAt: readonly string[];
};
export type TestSoldOut = {
  readonly shopId: string;
  readonly kind: 'variant' | 'option';
  readonly id: string;
  /** ISO 8601 */
  readonly until?: string;
};

/** What a guest can order of an item at a shop, in order. */
export function sellableAt({ variants }: TestItem, shopId: string) {
  return variants
    .filter(({ absentAt }) => !absentAt.includes(shopId))
    .flatMap(({ id, price, pricesAt }) => {
      const here = pricesAt.get(shopId) ?? price;
      return here === null ? [] : [{ id, price: here }];
    });
}

export function isOnSaleAt({ variants }: TestItem, shopId: string): boolean {
  return variants.some(({ absentAt }) => !absentAt.includes(shopId));
}

/** The order in which guests see items and categories. */
export function inOrder<T extends { readonly id: string; readonly sortOrder: number }>(
  list: readonly T[],
): readonly T[] {
  return list.toSorted((a, b) => a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1));
}

const SHOPS = ['L1', 'L2', 'L3'];
const words = fc.constantFrom('唐揚げ', '生ビール（中）', 'Fish & "chips"', 'カレー, 大盛り', '🍣', 'ソ表能');
const price = fc.integer({ min: 0, max: 100_000 });
const someShops = fc.subarray(SHOPS);

const categories = fc.array(fc.record({ name: words, sortOrder: fc.nat(3), hasParent: fc.boolean() }), {
  minLength: 1,
  maxLength: 4,
});
const groups = fc.array(
  fc.record({
    name: words,
    max: fc.constantFrom(null, 1, 2),
    options: fc.array(fc.record({ name: words, price }), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 3 },
);
const variants = fc.array(
  fc.record({ name: words, price: fc.option(price, { freq: 5 }), priced: someShops, own: price, absentAt: someShops }),
  { minLength: 1, maxLength: 3 },
);
const items = fc.array(
  fc.record({ name: words, category: fc.nat(), sortOrder: fc.nat(2), groups: fc.array(fc.nat()), variants }),
  { maxLength: 12 },
);

/** Chains of three shops, with shops' own prices, variants without a price or absent at shops, and nested categories. */
export const anyChain: fc.Arbitrary<TestChain> = fc.record({ categories, groups, items }).map((made) => ({
  shopIds: SHOPS,
  categories: made.categories.map(({ hasParent, ...category }, at) => ({
    ...category,
    id: `C${at}`,
    ...(hasParent && at > 0 && { parentId: `C${at - 1}` }),
  })),
  groups: made.groups.map((group, at) => ({
    ...group,
    id: `G${at}`,
    options: group.options.map((option, place) => ({ ...option, id: `G${at}-O${place}` })),
  })),
  items: made.items.map((item, at) => ({
    id: `I${at}`,
    name: item.name,
    sortOrder: item.sortOrder,
    categoryId: `C${item.category % made.categories.length}`,
    groupIds:
      made.groups.length === 0 ? [] : [...new Set(item.groups.map((group) => `G${group % made.groups.length}`))],
    variants: item.variants.map(({ priced, own, ...variant }, place) => ({
      ...variant,
      id: `I${at}-V${place}`,
      pricesAt: new Map(priced.map((shopId) => [shopId, own])),
    })),
  })),
  soldOut: [],
}));

/** A chain with this many items, on sale everywhere. */
export function plainChain({
  items: count,
  soldOut = [],
}: {
  items: number;
  soldOut?: readonly TestSoldOut[];
}): TestChain {
  return {
    shopIds: SHOPS,
    categories: [{ id: 'C0', name: '料理', sortOrder: 0 }],
    groups: [{ id: 'G0', name: 'ソース', max: 1, options: [{ id: 'G0-O0', name: '塩', price: 0 }] }],
    items: Array.from({ length: count }, (_, at) => ({
      id: `I${at}`,
      name: `商品${at}`,
      categoryId: 'C0',
      sortOrder: at,
      groupIds: ['G0'],
      variants: [{ id: `I${at}-V0`, name: '並', price: 500, pricesAt: new Map(), absentAt: at === 0 ? ['L2'] : [] }],
    })),
    soldOut,
  };
}
