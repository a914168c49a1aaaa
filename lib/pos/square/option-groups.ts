import type { MenuCount } from '#lib/upstream-http/body/count-menu.ts';
import type { MasterIssue, Option, OptionGroup } from '#lib/domain/master.ts';
import { itemIssue } from './issues.ts';
import type { CatalogueItem } from './item.ts';
import type { ListUse } from './list-use.ts';
import type { ModifierList } from './modifier-list.ts';
import { isPresent } from './presence.ts';
import type { PriceReader } from './price.ts';

export type OptionGroups = {
  /** The ids of an item's groups, in the item's order. */
  idsFor(item: CatalogueItem): readonly string[];
  /** All groups requested so far, by id. */
  all(): readonly OptionGroup[];
};

/** Collects a shop's option groups while its items are built. */
export function collectOptionGroups(shop: {
  locationId: string;
  priceOf: PriceReader;
  issues: MasterIssue[];
  size: MenuCount;
}): OptionGroups {
  /** Null for groups without options at this shop. */
  const groups = new Map<string, OptionGroup | null>();
  const reported = new Set<string>();

  function idFor(item: CatalogueItem, use: ListUse): string | null {
    const { list, groupId } = use;
    if (!list || list.name.trim() === '') {
      shop.issues.push(itemIssue('unknown-option-group', item, use.listId));
      return null;
    }
    if (!isPresent(list.presence, shop.locationId)) return null;
    if (list.freeText) {
      shop.issues.push(itemIssue('free-text-options', item, list.name));
      return null;
    }
    if (!groups.has(groupId)) groups.set(groupId, groupFor(item, use, list));
    reportLimits(item, use, list);
    return groups.get(groupId) ? groupId : null;
  }

  function groupFor(
    item: CatalogueItem,
    { groupId, limits, modifiers }: ListUse,
    list: ModifierList,
  ): OptionGroup | null {
    const options: Option[] = [];
    for (const { id, name, prices } of modifiers) {
      if (name.trim() === '') shop.issues.push(itemIssue('unknown-option-group', item, `${list.name} / ${id}`));
      else options.push({ id, name, price: shop.priceOf(prices, item)?.amount ?? 0 });
    }
    const min = Math.min(limits.min, options.length, limits.max ?? Number.POSITIVE_INFINITY);
    if (options.length === 0) return null;
    const group = { id: groupId, name: list.name, min, max: limits.max, options };
    shop.size.group(group);
    return group;
  }

  /** Reports once per group and cause. A minimum of pieces may exceed the number of options, since they can repeat. */
  function reportLimits(item: CatalogueItem, { groupId, limits, repeatable }: ListUse, list: ModifierList): void {
    const group = groups.get(groupId);
    const isLowered = limits.min > (group?.min ?? 0);
    const code = repeatable && group ? 'option-quantities' : isLowered ? 'min-above-options' : null;
    if (code === null || reported.has(`${code} ${groupId}`)) return;
    reported.add(`${code} ${groupId}`);
    shop.issues.push(itemIssue(code, item, list.name));
  }

  return {
    idsFor(item) {
      const ids = item.listUses.map((use) => idFor(item, use)).filter((id) => id !== null);
      return [...new Set(ids)];
    },
    all() {
      const made = [...groups.values()].filter((group) => group !== null);
      return made.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}
