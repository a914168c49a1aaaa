import type { OderCategory, OderItem, OderMenu, OderOptionGroup, SoldOutIds } from '#lib/simulators/oder/schema.ts';
import type { Answer } from './answer.ts';
import { Broken, expectStatus } from './expectations.ts';
import type { PlatformClient } from './platform-client.ts';

/** What the suite found, and puts back at the end. */
export type Original = {
  readonly categories: readonly OderCategory[];
  readonly menu: OderMenu;
  /** Null if the platform has no availability. */
  readonly soldOut: SoldOutIds | null;
  /** What the platform's own staff maintain at the shop, if the caller told where to read it. */
  readonly ownState?: unknown;
};

export type Brand = { readonly id: string; readonly currency: string; readonly features: readonly string[] };

/** One shop of a platform under test. What was there stays in every menu that the suite publishes. */
export type Site = {
  readonly client: PlatformClient;
  readonly brand: Brand;
  readonly original: Original;
  readonly paths: Readonly<Record<'brand' | 'shops' | 'categories' | 'menu' | 'availability', string>>;
  /** Reads what the platform's own staff maintain, if the caller told where; otherwise null. */
  readonly readOwnState: (() => Promise<unknown>) | null;
  /** The brand's categories with these added. */
  categoriesWith(added: readonly OderCategory[]): { readonly categories: readonly OderCategory[] };
  /** The shop's menu with these added. */
  menuWith(items: readonly OderItem[], optionGroups?: readonly OderOptionGroup[]): OderMenu;
  /** Publishes the suite's categories and this menu. */
  setUp(menu: OderMenu): Promise<Answer>;
  readMenu(): Promise<OderMenu>;
  readCategories(): Promise<readonly OderCategory[]>;
  readSoldOut(): Promise<SoldOutIds>;
};

const PREFIX = 'conformance-';

export const CATEGORIES: readonly OderCategory[] = [
  { id: `${PREFIX}a`, name: 'Conformance A', sortOrder: 9_001 },
  { id: `${PREFIX}b`, name: 'Conformance B', parentId: `${PREFIX}a`, sortOrder: 9_002 },
];
export const [CATEGORY = '', CHILD_CATEGORY = ''] = CATEGORIES.map(({ id }) => id);

export function item(name: string, more: Partial<OderItem> = {}): OderItem {
  return {
    id: `${PREFIX}${name}`,
    name: `Conformance ${name}`,
    categoryIds: [CATEGORY],
    sortOrder: 9_001,
    taxRate: 10,
    taxIncluded: true,
    variants: [{ id: `${PREFIX}${name}-v`, price: 480 }],
    optionGroupIds: [],
    ...more,
  };
}

export function group(name: string, more: Partial<OderOptionGroup> = {}): OderOptionGroup {
  const options = [
    { id: `${PREFIX}${name}-2`, name: 'Second', price: 50 },
    { id: `${PREFIX}${name}-1`, name: 'First', price: 0 },
  ];
  return { id: `${PREFIX}${name}`, name: `Conformance ${name}`, min: 0, max: null, options, ...more };
}

export function createSite(
  found: Pick<Site, 'client' | 'brand' | 'original' | 'readOwnState'> & { readonly shopId: string },
): Site {
  const { client, original, shopId, ...rest } = found;
  const paths = pathsOf(rest.brand.id, shopId);
  const site: Site = {
    ...rest,
    client,
    original,
    paths,
    categoriesWith: (added) => ({ categories: [...original.categories, ...added] }),
    menuWith: (items, optionGroups = []) => ({
      currency: original.menu.currency,
      items: [...original.menu.items, ...items],
      optionGroups: [...original.menu.optionGroups, ...optionGroups],
    }),
    async setUp(menu) {
      expectStatus(await client.put(paths.categories, site.categoriesWith(CATEGORIES)), 200);
      const answer = await client.put(paths.menu, menu);
      expectStatus(answer, 200);
      return answer;
    },
    readMenu: () => read(client, paths.menu),
    readCategories: async () =>
      (await read<{ categories: readonly OderCategory[] }>(client, paths.categories)).categories,
    readSoldOut: async () => (await read<{ soldOut: SoldOutIds }>(client, paths.availability)).soldOut,
  };
  return site;
}

export function pathsOf(brandId: string, shopId: string): Site['paths'] {
  const brand = `/v1/brands/${encodeURIComponent(brandId)}`;
  const shop = `/v1/shops/${encodeURIComponent(shopId)}`;
  return {
    brand,
    shops: `${brand}/shops`,
    categories: `${brand}/categories`,
    menu: `${shop}/menu`,
    availability: `${shop}/availability`,
  };
}

/** A 200's body. Its shape is checked against the contract with every response. */
export async function read<T>(client: PlatformClient, path: string): Promise<T> {
  const { status, body } = await client.get(path);
  if (status !== 200) throw new Broken(`GET ${path}: expected 200, got ${status}`);
  return body as T;
}

/** The order of items and groups says nothing; the order within them does. */
export function ordered(menu: OderMenu): OderMenu {
  return { ...menu, items: byId(menu.items), optionGroups: byId(menu.optionGroups) };
}

export function byId<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
