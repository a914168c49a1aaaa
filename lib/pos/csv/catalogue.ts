import { inCategoryOrder } from '#lib/domain/category-order.ts';
import type { Category, OptionGroup } from '#lib/domain/master.ts';
import type { PosLocation } from '#lib/sync/ports.ts';
import { checkBound } from '#lib/upstream-http/body/over-bound.ts';
import type { Steps } from '#lib/upstream-http/body/time-slices.ts';
import { readCategories } from './categories.ts';
import { type CsvItem, readItems } from './items.ts';
import { readLocations } from './locations.ts';
import { readOptionGroups } from './option-groups.ts';
import { type ShopPrices, readPrices } from './prices.ts';
import type { Files } from './read-files.ts';
import { type ShopSoldOut, readSoldOut } from './sold-out.ts';
import { readTable } from './table.ts';

/** The files of a folder, checked line by line and against each other, before the split into shops. */
export type Catalogue = {
  readonly locations: ReadonlyMap<string, PosLocation>;
  readonly categories: readonly Category[];
  /** In menu order. */
  readonly items: readonly CsvItem[];
  /** As written: a minimum may be above what the options allow. */
  readonly groups: ReadonlyMap<string, OptionGroup>;
  readonly prices: ShopPrices;
  readonly soldOut: ShopSoldOut;
};

/**
 * Throws `pos-file-invalid` for the first line that can't be used as it is written, or that names an id that no file
 * has: that is also what the files of an unfinished export look like.
 */
export function* readCatalogue(files: Files): Steps<Catalogue> {
  const locations = readLocations(yield* readTable('locations.csv', files['locations.csv']));
  const categories = readCategories(yield* readTable('categories.csv', files['categories.csv']));
  const groups = readOptionGroups(
    yield* readTable('option-groups.csv', files['option-groups.csv']),
    yield* readTable('options.csv', files['options.csv']),
  );
  const known = { categories: new Set(categories.map(({ id }) => id)), groups };
  const items = yield* readItems(yield* readTable('items.csv', files['items.csv']), known);
  const variantIds = new Set(items.flatMap(({ variants }) => variants.map(({ id }) => id)));
  const optionIds = new Set([...groups.values()].flatMap(({ options }) => options.map(({ id }) => id)));
  checkBound('pos', 'shops', locations.size);
  checkBound('pos', 'categories', categories.length);
  checkBound('pos', 'objects', items.length + variantIds.size + groups.size + optionIds.size);
  const prices = yield* readPrices(yield* readTable('prices.csv', files['prices.csv']), { locations, variantIds });
  const soldOut = readSoldOut(yield* readTable('sold-out.csv', files['sold-out.csv']), {
    locations,
    variantIds,
    optionIds,
  });
  return { locations, categories: inCategoryOrder(categories), items, groups, prices, soldOut };
}
