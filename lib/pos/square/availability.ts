import type { Availability, Menu, SoldOut } from '#lib/domain/master.ts';
import type { Catalogue } from './catalogue.ts';
import type { SoldOutAt } from './sold-out.ts';

type Sellable = { readonly id: string; readonly soldOutAt: SoldOutAt };

/** What of a location's menu is sold out at `nowMs`, by id. */
export function availabilityOf(
  menu: Menu,
  { catalogue, locationId, nowMs }: { catalogue: Catalogue; locationId: string; nowMs: number },
): Availability {
  const variantIds = new Set(menu.items.flatMap(({ variants }) => variants.map(({ id }) => id)));
  const optionIds = new Set(menu.optionGroups.flatMap(({ options }) => options.map(({ id }) => id)));
  const soldOut = (sellables: readonly Sellable[], shown: ReadonlySet<string>) =>
    sellables
      .filter(({ id }) => shown.has(id))
      .flatMap((sellable) => soldOutOf(sellable, { locationId, nowMs }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    variants: soldOut(
      [...catalogue.items.values()].flatMap(({ variations }) => variations),
      variantIds,
    ),
    options: soldOut(
      [...catalogue.lists.values()].flatMap(({ modifiers }) => modifiers),
      optionIds,
    ),
  };
}

/** Nothing if it is on sale, which it is again from the end of its time, whatever its flag says. */
function soldOutOf(
  { id, soldOutAt }: Sellable,
  { locationId, nowMs }: { locationId: string; nowMs: number },
): readonly SoldOut[] {
  const untilMs = soldOutAt.get(locationId);
  if (untilMs === undefined || (untilMs !== null && untilMs <= nowMs)) return [];
  return [{ id, ...(untilMs !== null && { until: new Date(untilMs).toISOString() }) }];
}
