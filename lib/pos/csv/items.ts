import type { Item, OptionGroup } from '#lib/domain/master.ts';
import type { Steps } from '#lib/upstream-http/body/time-slices.ts';
import type { ColumnOf } from './columns.ts';
import type { Row } from './table.ts';
import { flagIn, idIn, idsIn, percentageIn, wholeIn } from './values.ts';

export type CsvVariant = {
  readonly id: string;
  readonly name: string;
  readonly sku: string;
  /** Null: guests can't order it, unless a shop has its own price. */
  readonly price: number | null;
  /** In every shop that prices.csv doesn't except. */
  readonly onSale: boolean;
};

/** `name` may be empty. */
export type CsvItem = Omit<Item, 'variants'> & { readonly variants: readonly CsvVariant[] };

type ItemColumn = ColumnOf<'items.csv'>;
type ItemRow = Row<ItemColumn>;
type Known = { readonly categories: ReadonlySet<string>; readonly groups: ReadonlyMap<string, OptionGroup> };

/** Columns that are the same on all lines of an item. */
const ITEM_COLUMNS: readonly ItemColumn[] = [
  ...(['name', 'kana', 'category_ids', 'sort_order', 'tax_rate', 'takeaway_tax_rate', 'tax_included'] as const),
  ...(['alcoholic', 'option_group_ids'] as const),
];

/** The items with their variants, in the order of their lines; the items in menu order. */
export function* readItems(rows: readonly ItemRow[], known: Known): Steps<readonly CsvItem[]> {
  const items = new Map<string, { first: ItemRow; item: CsvItem; variants: CsvVariant[] }>();
  const variantIds = new Set<string>();
  for (const row of rows) {
    yield;
    const id = idIn(row, 'item_id');
    const variant = variantOf(row);
    if (variantIds.has(variant.id)) throw row.fault('duplicate', 'variant_id');
    variantIds.add(variant.id);
    const earlier = items.get(id);
    if (earlier) {
      ensureSame(row, earlier.first);
      earlier.variants.push(variant);
    } else {
      const variants = [variant];
      items.set(id, { first: row, item: { ...itemOf(id, row, known), variants }, variants });
    }
  }
  return [...items.values()]
    .map(({ item }) => item)
    .toSorted((a, b) => a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1));
}

/** The other lines of an item repeat what the first one says, or leave it empty. */
function ensureSame(row: ItemRow, first: ItemRow): void {
  for (const column of ITEM_COLUMNS) {
    const value = row.cell(column);
    if (value !== '' && value !== first.cell(column)) throw row.fault('differs', column);
  }
}

function itemOf(id: string, row: ItemRow, { categories, groups }: Known): Omit<CsvItem, 'variants'> {
  const kana = row.cell('kana');
  const categoryIds = idsIn(row, 'category_ids');
  const optionGroupIds = idsIn(row, 'option_group_ids');
  const unknownCategory = categoryIds.find((categoryId) => !categories.has(categoryId));
  if (unknownCategory !== undefined) throw row.fault('unknown-reference', 'category_ids', unknownCategory);
  const unknownGroup = optionGroupIds.find((groupId) => !groups.has(groupId));
  if (unknownGroup !== undefined) throw row.fault('unknown-reference', 'option_group_ids', unknownGroup);
  return {
    id,
    name: row.cell('name'),
    ...(kana !== '' && { kana }),
    categoryIds,
    sortOrder: wholeIn(row, 'sort_order', { min: -Infinity }) ?? 0,
    ...taxOf(row),
    ...(flagIn(row, 'alcoholic') === true && { alcoholic: true as const }),
    optionGroupIds,
  };
}

function taxOf(row: ItemRow): Pick<Item, 'taxRate' | 'taxRates' | 'taxIncluded'> {
  const dineIn = percentageIn(row, 'tax_rate');
  const takeaway = percentageIn(row, 'takeaway_tax_rate');
  const taxIncluded = flagIn(row, 'tax_included') ?? true;
  const rate = dineIn === null ? {} : { taxRate: dineIn };
  if (takeaway === null || takeaway === dineIn) return { ...rate, taxIncluded };
  return { ...rate, taxRates: { ...(dineIn !== null && { dineIn }), takeaway }, taxIncluded };
}

function variantOf(row: ItemRow): CsvVariant {
  return {
    id: idIn(row, 'variant_id'),
    name: row.cell('variant_name'),
    sku: row.cell('sku'),
    price: wholeIn(row, 'price'),
    onSale: flagIn(row, 'on_sale') ?? true,
  };
}
