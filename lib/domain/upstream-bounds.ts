const MB = 1024 * 1024;

/**
 * The most that an upstream may send. Sized for a chain of 5,000 shops with 2,000 items on Square, whose own limits
 * are: 100 objects a page of `catalog/list`, 1,000 a page and 1,000 ids a batch (`GET /v2/catalog/info`), 250
 * variations an item. Its catalogue has some 25 pages; its heaviest page, whose 100 items each list half of the shops
 * four times (item and three variations), has 16 MB and a million values.
 */
export const UPSTREAM_BOUNDS = {
  /** Of one response on the wire: just above `bytes`, for compression that saves nothing. */
  'wire-bytes': 33 * MB,
  /** Of one response, decompressed: twice the heaviest page. */
  bytes: 32 * MB,
  /** Nesting depth. Square nests 12. */
  depth: 1_000,
  /** Values in one response: twice the heaviest page. */
  values: 2_000_000,
  /** Values in one list entry: an item with 5 variations has 200,000 if each of 5,000 shops overrides each price. */
  'entry-values': 250_000,
  /** Entries in the lists of one response: 5,000 locations, or a menu of thousands of items. */
  entries: 50_000,
  /** Catalogue objects in a page: Square's largest page limit, ten times what its list sends. */
  'page-objects': 1_000,
  /** Pages in one read. At 100 objects each, they hold 50 times the chain above, and are still few requests. */
  pages: 1_000,
  /** Consecutive pages without anything new. One can happen: an edit between two pages moves objects. */
  'repeated-pages': 3,
  /** Different objects in one catalogue. */
  objects: 100_000,
  /** Bytes in all pages of one read. */
  'read-bytes': 256 * MB,
  /** Values in all pages of one read: limits a catalogue's memory, at some 50 bytes each. */
  'read-values': 4_000_000,
  /** Ids that a catalogue references but does not contain. Every 1,000 of them cost a request. */
  references: 10_000,
  /** Options in lists that an item restricts, each list counted once per item. */
  choices: 2_000_000,
  /** Items, variants, option groups, options and issues of one shop's menu. The platform's 5 MB hold about as many. */
  'menu-parts': 50_000,
  /** Options offered by a menu's items, each group counted for each item: comparing two menus visits all of them. */
  'menu-choices': 1_000_000,
  /** Characters in one shop's menu: three times the platform's limit. */
  'menu-text': 16_000_000,
  /** Issues of a catalogue's items themselves: one for each object. */
  issues: 100_000,
  categories: 10_000,
  shops: 20_000,
} as const satisfies Readonly<Record<string, number>>;

export type UpstreamBound = keyof typeof UPSTREAM_BOUNDS;
export const UPSTREAM_BOUND_NAMES = Object.keys(UPSTREAM_BOUNDS) as [UpstreamBound, ...UpstreamBound[]];
