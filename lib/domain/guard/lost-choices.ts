import type { Menu, OptionGroup } from '#lib/domain/master.ts';
import { type GroupsById, groupsById, offeredGroups } from '#lib/domain/offered-groups.ts';
import type { KeptItem } from './kept-items.ts';

/**
 * Whether an item loses half of one of its groups or more, nested ones included, or can take only one of each option
 * where it could take several. Removing one option from a list that many items share is an
 * everyday edit, even one of two: if the menu loses no other option, it takes more than half. A group whose id changed
 * only with its limits has lost nothing.
 */
export function losesOptions(
  { before, after }: { readonly before: Menu; readonly after: Menu },
  kept: readonly KeptItem[],
): (item: KeptItem) => boolean {
  const groupsBefore = groupsById(before);
  const groupsAfter = groupsById(after);
  const lossesOf = ({ was, is }: KeptItem): readonly Loss[] => {
    const offered = new Set(offeredGroups(is.optionGroupIds, groupsAfter).flatMap(optionIds));
    return offeredGroups(was.optionGroupIds, groupsBefore).map((group) => {
      const ids = optionIds(group);
      return { gone: ids.filter((id) => !offered.has(id)), of: ids.length };
    });
  };
  const losesPieces = piecesLost(groupsBefore, groupsAfter);
  const isOneOption = new Set(kept.flatMap((item) => lossesOf(item).flatMap(({ gone }) => gone))).size === 1;
  return (item) =>
    losesPieces(item) ||
    lossesOf(item).some(
      ({ gone: { length }, of }) => length * 2 > of || (!isOneOption && length > 0 && length * 2 === of),
    );
}

/** Whether an item keeps a group that is no longer repeatable. */
function piecesLost(before: GroupsById, after: GroupsById): (item: KeptItem) => boolean {
  const single = new Set(
    [...before.values()].filter(({ id, repeatable }) => {
      const group = after.get(id);
      return repeatable === true && group !== undefined && group.repeatable !== true;
    }),
  );
  if (single.size === 0) return () => false;
  return ({ was }) => offeredGroups(was.optionGroupIds, before).some((group) => single.has(group));
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

function optionIds(group: OptionGroup): readonly string[] {
  return group.options.map((option) => option.id);
}
