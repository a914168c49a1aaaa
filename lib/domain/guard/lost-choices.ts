import type { Menu, OptionGroup } from '#lib/domain/master.ts';
import type { KeptItem } from './kept-items.ts';

/**
 * Whether an item loses half of one of its groups or more. Removing one option from a list that many items share is an
 * everyday edit, even one of two: if the menu loses no other option, it takes more than half. A group whose id changed
 * only with its limits has lost nothing.
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

/** The options of one group that an item no longer offers. */
type Loss = { readonly gone: readonly string[]; readonly of: number };

/**
 * Whether an item loses half of its variants or more. Counted, not matched by id: a re-created variant is no lost
 * choice.
 */
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
