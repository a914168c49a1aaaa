import { firstOffers } from './first-offers.ts';
import { groupIssue, itemIssue } from './fit-issues.ts';
import type { Item, MasterIssue, Menu, Option, OptionGroup, PlatformFeature } from './master.ts';
import { groupsById, offeredGroups } from './offered-groups.ts';
import { capacityOf } from './option-capacity.ts';
import type { Converted } from './reading.ts';

export type Features = ReadonlySet<PlatformFeature>;

/**
 * The menu as a platform with these features can hold it, with an issue for each thing that it loses. Every required
 * group can still be fulfilled: a minimum above what can be chosen is lowered. What needs no change stays the same
 * object.
 */
export function fitMenu(menu: Menu, features: Features): Converted<Menu> {
  const issues: MasterIssue[] = [];
  const items = mapChanged(menu.items, (item) => fitItem(item, { features, issues }));
  const flat = features.has('nested-options') ? menu : unnest({ ...menu, items }, issues);
  const groups = mapChanged(flat.optionGroups, (group) => fitGroup(group, features));
  const isSame = items === menu.items && groups === menu.optionGroups;
  if (isSame) return { master: menu, issues };
  const fitted = { ...menu, items, optionGroups: groups };
  return { master: fitted, issues: [...issues, ...groupIssues(flat, { items, features })] };
}

function fitItem(item: Item, { features, issues }: { features: Features; issues: MasterIssue[] }): Item {
  let fitted = item;
  if (fitted.taxRates !== undefined && !features.has('tax-by-service')) {
    issues.push(itemIssue('tax-by-service-unsupported', 'taxRates', item));
    const { taxRates: _, ...rest } = fitted;
    fitted = rest;
  }
  if (fitted.alcoholic === true && !features.has('alcohol')) {
    issues.push(itemIssue('alcohol-unsupported', 'alcoholic', item));
    const { alcoholic: _, ...rest } = fitted;
    fitted = rest;
  }
  return fitted;
}

/** Without nested groups, and without the groups that only they offered. */
function unnest(menu: Menu, issues: MasterIssue[]): Menu {
  const isOuter = ({ options }: OptionGroup) => options.some(({ optionGroupIds }) => optionGroupIds !== undefined);
  const outer = menu.optionGroups.filter(isOuter);
  if (outer.length === 0) return menu;
  const first = firstOffers(menu);
  issues.push(...outer.map((group) => groupIssue('nested-options-unsupported', group, first.get(group.id))));
  const own = new Set(menu.items.flatMap(({ optionGroupIds }) => optionGroupIds));
  const inner = new Set(
    offeredGroups(outer.flatMap(innerIds), groupsById(menu)).flatMap(({ id }) => (own.has(id) ? [] : id)),
  );
  const kept = menu.optionGroups.filter(({ id }) => !inner.has(id));
  return { ...menu, optionGroups: mapChanged(kept, (group) => withOptions(group, withoutInner)) };
}

function innerIds({ options }: OptionGroup): readonly string[] {
  return options.flatMap(({ optionGroupIds = [] }) => optionGroupIds);
}

function withoutInner(option: Option): Option {
  if (option.optionGroupIds === undefined) return option;
  const { optionGroupIds: _, ...rest } = option;
  return rest;
}

function fitGroup(group: OptionGroup, features: Features): OptionGroup {
  const once = features.has('repeatable-options') ? group : chosenOnce(group);
  const capacity = capacityOf(once, once.options);
  return once.min > capacity ? { ...once, min: capacity } : once;
}

/** Each option at most once. */
function chosenOnce(group: OptionGroup): OptionGroup {
  const plain = withOptions(group, (option) => {
    if (option.maxPerOption === undefined && option.default === undefined) return option;
    const { maxPerOption: _most, default: _chosen, ...rest } = option;
    return rest;
  });
  if (plain.repeatable === undefined) return plain;
  const { repeatable: _, ...rest } = plain;
  return rest;
}

function groupIssues(
  flat: Menu,
  { items, features }: { items: readonly Item[]; features: Features },
): readonly MasterIssue[] {
  const first = firstOffers({ ...flat, items });
  const isLost = !features.has('repeatable-options');
  return flat.optionGroups.flatMap((group) => {
    const issue = (code: Parameters<typeof groupIssue>[0]) => groupIssue(code, group, first.get(group.id));
    const found: MasterIssue[] = [];
    if (isLost && group.repeatable === true) found.push(issue('repeatable-options-unsupported'));
    else if (group.min > capacityOf(group, group.options)) found.push(issue('required-options-missing'));
    if (isLost && group.options.some((option) => option.default === true))
      found.push(issue('option-default-unsupported'));
    return found;
  });
}

function withOptions(group: OptionGroup, fit: (option: Option) => Option): OptionGroup {
  const options = mapChanged(group.options, fit);
  return options === group.options ? group : { ...group, options };
}

/** The same list if nothing in it changes. */
function mapChanged<T>(list: readonly T[], change: (entry: T) => T): readonly T[] {
  const changed = list.map(change);
  return changed.every((entry, index) => entry === list[index]) ? list : changed;
}
