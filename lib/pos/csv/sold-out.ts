import type { Availability, Menu, SoldOut } from '#lib/domain/master.ts';
import type { PosLocation } from '#lib/sync/ports.ts';
import type { ColumnOf } from './columns.ts';
import { localTimeMs } from './local-time.ts';
import type { Row } from './table.ts';
import { idIn } from './values.ts';

/** Until when, in ms; null: until the line is removed. */
type Until = ReadonlyMap<string, number | null>;
type SoldOutHere = { readonly variants: Until; readonly options: Until };

export type ShopSoldOut = ReadonlyMap<string, SoldOutHere>;

type Known = {
  readonly locations: ReadonlyMap<string, PosLocation>;
  readonly variantIds: ReadonlySet<string>;
  readonly optionIds: ReadonlySet<string>;
};
type SoldOutRow = Row<ColumnOf<'sold-out.csv'>>;

export function readSoldOut(rows: readonly SoldOutRow[], known: Known): ShopSoldOut {
  const shops = new Map<string, { variants: Map<string, number | null>; options: Map<string, number | null> }>();
  for (const row of rows) {
    const location = known.locations.get(idIn(row, 'location_id'));
    if (!location) throw row.fault('unknown-reference', 'location_id');
    const isVariant = row.cell('variant_id') !== '';
    if (isVariant === (row.cell('option_id') !== '')) throw row.fault('one-of-two', 'variant_id');
    const column = isVariant ? 'variant_id' : 'option_id';
    const id = idIn(row, column);
    if (!(isVariant ? known.variantIds : known.optionIds).has(id)) throw row.fault('unknown-reference', column);
    const here = shops.get(location.id) ?? { variants: new Map(), options: new Map() };
    const list = isVariant ? here.variants : here.options;
    if (list.has(id)) throw row.fault('duplicate', column);
    list.set(id, untilOf(row, location));
    shops.set(location.id, here);
  }
  return shops;
}

function untilOf(row: SoldOutRow, { timeZone }: PosLocation): number | null {
  const text = row.cell('until');
  if (text === '') return null;
  const untilMs = localTimeMs(text, timeZone);
  if (untilMs === null) throw row.fault('not-a-time', 'until');
  return untilMs;
}

/** What of the shop's menu is sold out at `nowMs`, by id. */
export function availabilityOf(menu: Menu, here: SoldOutHere | undefined, nowMs: number): Availability {
  const shown = (ids: readonly string[], list: Until | undefined): readonly SoldOut[] =>
    [...new Set(ids)]
      .toSorted((a, b) => (a < b ? -1 : 1))
      .flatMap((id) => {
        const untilMs = list?.get(id);
        if (untilMs === undefined || (untilMs !== null && untilMs <= nowMs)) return [];
        return [{ id, ...(untilMs !== null && { until: new Date(untilMs).toISOString() }) }];
      });
  const { items, optionGroups } = menu;
  return {
    variants: shown(
      items.flatMap(({ variants }) => variants.map(({ id }) => id)),
      here?.variants,
    ),
    options: shown(
      optionGroups.flatMap(({ options }) => options.map(({ id }) => id)),
      here?.options,
    ),
  };
}
