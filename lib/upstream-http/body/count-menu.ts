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
    group: (group) => add(1 + group.options.length, [group, ...group.options]),
    choices({ items, optionGroups }) {
      const sizes = new Map(optionGroups.map((group) => [group.id, group.options.length]));
      let choices = 0;
      for (const { optionGroupIds } of items) {
        for (const id of optionGroupIds) choices += sizes.get(id) ?? 0;
      }
      checkBound(side, 'menu-choices', choices);
    },
    issues: (count) => checkBound(side, 'menu-parts', count),
  };
}
