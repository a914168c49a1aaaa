import type { MasterIssue, Option, OptionGroup } from '#lib/domain/master.ts';
import { itemIssue } from '#lib/pos/master-issues.ts';
import type { MenuCount } from '#lib/upstream-http/body/count-menu.ts';
import type { Catalogue } from './catalogue.ts';
import type { CatalogueItem } from './item.ts';
import { type ListUse, ownUse } from './list-use.ts';
import type { Modifier, ModifierList } from './modifier-list.ts';
import { isPresent } from './presence.ts';
import type { PriceReader } from './price.ts';

export type OptionGroups = {
  /** The ids of an item's groups, in the item's order. */
  idsFor(item: CatalogueItem): readonly string[];
  /** All groups requested so far, by id, with the groups nested in them. */
  all(): readonly OptionGroup[];
};

/** Collects a shop's option groups while its items are built. */
export function collectOptionGroups(shop: {
  locationId: string;
  catalogue: Pick<Catalogue, 'lists' | 'nesting'>;
  priceOf: PriceReader;
  issues: MasterIssue[];
  size: MenuCount;
}): OptionGroups {
  const { lists, nesting } = shop.catalogue;
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

  function groupFor(item: CatalogueItem, use: ListUse, list: ModifierList): OptionGroup | null {
    const { groupId, limits, repeatable } = use;
    const modifiers = use.modifiers.filter(({ id, name }) => {
      const isNamed = name.trim() !== '';
      if (!isNamed) shop.issues.push(itemIssue('unknown-option-group', item, `${list.name} / ${id}`));
      return isNamed;
    });
    if (modifiers.length === 0) return null;
    const max = limits.max ?? Number.POSITIVE_INFINITY;
    const defaults = modifiers.filter(({ onByDefault }) => onByDefault);
    if (defaults.length > max) shop.issues.push(itemIssue('defaults-above-max', item, list.name));
    const chosen = new Set(defaults.slice(0, max));
    const group = {
      id: groupId,
      name: list.name,
      min: Math.min(limits.min, max, repeatable ? Number.POSITIVE_INFINITY : modifiers.length),
      max: limits.max,
      ...(repeatable && { repeatable: true as const }),
      options: modifiers.map((modifier): Option => {
        const optionGroupIds = idsInside(item, modifier, list);
        return {
          id: modifier.id,
          name: modifier.name,
          price: shop.priceOf(modifier.prices, item)?.amount ?? 0,
          ...(chosen.has(modifier) && { default: true as const }),
          ...(optionGroupIds.length > 0 && { optionGroupIds }),
        };
      }),
    };
    shop.size.group(group);
    return group;
  }

  /** The groups that an option leads to. `nesting` ends the recursion. */
  function idsInside(item: CatalogueItem, { childListIds }: Modifier, list: ModifierList): readonly string[] {
    const isKept = (id: string) => nesting(list.id, id);
    if (!childListIds.every(isKept)) report('nested-options-cut', item, { about: list.id, name: list.name });
    return childListIds
      .filter(isKept)
      .map((id) => idFor(item, ownUse(id, lists.get(id))))
      .filter((id) => id !== null);
  }

  function reportLimits(item: CatalogueItem, { groupId, limits }: ListUse, list: ModifierList): void {
    const isLowered = limits.min > (groups.get(groupId)?.min ?? 0);
    if (isLowered) report('min-above-options', item, { about: groupId, name: list.name });
  }

  /** Reports once per list or group and cause. */
  function report(
    code: 'min-above-options' | 'nested-options-cut',
    item: CatalogueItem,
    { about, name }: { about: string; name: string },
  ): void {
    if (reported.has(`${code} ${about}`)) return;
    reported.add(`${code} ${about}`);
    shop.issues.push(itemIssue(code, item, name));
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
