import type { Item, Menu, OptionGroup } from '#lib/domain/master.ts';
import type { Side } from '#lib/sync/ports.ts';
import { checkBound } from './over-bound.ts';

export type MenuCount = {
  item(item: Item): void;
  group(group: OptionGroup): void;
  /** `count`: the running total. */
  issues(count: number): void;
  /** Called once the menu is complete: counts what all items offer through their option groups. */
  choices(menu: Menu): void;
};

/**
 * Bounds the size of a shop's menu, which is compared, stored and published as a whole. Throws `…-malformed` past a
 * bound.
 */
export function countMenu(side: Side): MenuCount {
  let parts = 0;
  let chars = 0;
  function add(more: number, texts: readonly { readonly id: string; readonly name?: string }[]): void {
    parts += more;
    for (const { id, name } of texts) chars += id.length + (name?.length ?? 0);
    checkBound(side, 'menu-parts', parts);
    checkBound(side, 'menu-text', chars);
  }
  return {
    item(item) {
      const { variants, categoryIds, optionGroupIds } = item;
      add(1 + variants.length + categoryIds.length + optionGroupIds.length, [item, ...variants]);
    },
    group(group) {
      const nested = group.options.reduce((sum, { optionGroupIds = [] }) => sum + optionGroupIds.length, 0);
      add(1 + group.options.length + nested, [group, ...group.options]);
    },
    choices({ items, optionGroups }) {
      const choicesIn = countChoices(optionGroups);
      let choices = 0;
      for (const { optionGroupIds } of items) {
        for (const id of optionGroupIds) choices += choicesIn(id);
      }
      checkBound(side, 'menu-choices', choices);
    },
    issues: (count) => checkBound(side, 'menu-parts', count),
  };
}

/** Deeper nesting, or a group nested in itself, counts as endless. */
const MOST_LEVELS = 20;

/** What a group offers, counting nested groups for each option that they are in. */
function countChoices(optionGroups: readonly OptionGroup[]): (id: string) => number {
  const groups = new Map(optionGroups.map((group) => [group.id, group]));
  const counted = new Map<string, number>();

  function count(id: string, level: number): number {
    const known = counted.get(id);
    if (known !== undefined) return known;
    if (level > MOST_LEVELS) return Infinity;
    // Until it is counted, so that a circle ends.
    counted.set(id, Infinity);
    let choices = 0;
    for (const { optionGroupIds = [] } of groups.get(id)?.options ?? []) {
      choices += 1 + optionGroupIds.length;
      for (const nested of optionGroupIds) choices += count(nested, level + 1);
    }
    counted.set(id, choices);
    return choices;
  }
  return (id) => count(id, 1);
}
