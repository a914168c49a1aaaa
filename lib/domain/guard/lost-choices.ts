import type { Menu, OptionGroup } from '../master.ts';
import type { KeptItem } from './kept-items.ts';

/**
 * Whether an item loses options: one of its groups has gone, or more than half of what was in it. One option taken off
 * a list that many items share is an everyday edit; a group that only changed its id, with its limits, has lost nothing.
 */
export function losesOptions(before: Menu, after: Menu): (kept: KeptItem) => boolean {
  const groupsBefore = byId(before.optionGroups);
  const groupsAfter = byId(after.optionGroups);
  return ({ was, is }) => {
    const offered = new Set(groupsOf(is.optionGroupIds, groupsAfter).flatMap(optionIds));
    return groupsOf(was.optionGroupIds, groupsBefore).some((group) => {
      const ids = optionIds(group);
      const gone = ids.filter((id) => !offered.has(id));
      return gone.length * 2 > ids.length;
    });
  };
}

/** Half of an item's variants or more. By their number: one made anew is no choice lost. */
export function losesVariants({ was, is }: KeptItem): boolean {
  return is.variants.length * 2 <= was.variants.length;
}

function byId(groups: readonly OptionGroup[]): ReadonlyMap<string, OptionGroup> {
  return new Map(groups.map((group) => [group.id, group]));
}

function groupsOf(ids: readonly string[], groups: ReadonlyMap<string, OptionGroup>): readonly OptionGroup[] {
  return ids.flatMap((id) => groups.get(id) ?? []);
}

function optionIds(group: OptionGroup): readonly string[] {
  return group.options.map((option) => option.id);
}
