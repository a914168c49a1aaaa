import { firstOffers } from './first-offers.ts';
import { groupIssue } from './fit-issues.ts';
import type { Availability, MasterIssue, Menu } from './master.ts';
import { capacityOf } from './option-capacity.ts';

/** An issue for each required group of which too few options are on sale: its items can't be ordered. */
export function soldOutGroups(menu: Menu, { options: soldOut }: Availability): readonly MasterIssue[] {
  if (soldOut.length === 0) return [];
  const gone = new Set(soldOut.map(({ id }) => id));
  const short = menu.optionGroups.filter((group) => {
    const onSale = group.options.filter(({ id }) => !gone.has(id));
    return onSale.length < group.options.length && group.min > capacityOf(group, onSale);
  });
  if (short.length === 0) return [];
  const first = firstOffers(menu);
  return short.flatMap((group) => {
    const item = first.get(group.id);
    return item === undefined ? [] : [groupIssue('required-options-sold-out', group, item)];
  });
}
