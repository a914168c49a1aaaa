import type { Menu, OptionGroup } from '#lib/domain/master.ts';
import type { KeptItem } from './kept-items.ts';

/**
 * Whether an item loses options: half of one of its groups, or more. An everyday edit takes one option off a list that
 * many items share, be it one of two: where the menu loses no other, it takes more than half. A group that only changed
 * its id, with its limits, has lost nothing.
 */
export function losesOptions(
  { before, after }: { readonly before: Menu; readonly after: Menu },
  kept: readonly KeptItem[],
): (item: KeptItem) => boolean {
  const groupsBefore = byId(before.optionGroups);
  const groupsAfter = byId(after.optionGroups);
  const lossesOf = ({ was, is }: KeptItem): readonly Loss[] => {
    const offered = new Set(groupsOf(is.optionGroupIds, groupsAfter).flatMap(optionIds));
    return groupsOf(was.optionGroupIds, groupsBefore).map((group) => {
      const ids = optionIds(group);
      return { gone: ids.filter((id) => !offered.has(id)), of: ids.length };
    });
  };
  const isOneOption = new Set(kept.flatMap((item) => lossesOf(item).flatMap(({ gone }) => gone))).size === 1;
  return (item) =>
    lossesOf(item).some(
      ({ gone: { length }, of }) => length * 2 > of || (!isOneOption && length > 0 && length * 2 === of),
    );
}

/** Of one group: the options that an item no longer offers. */
type Loss = { readonly gone: readonly string[]; readonly of: number };

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
