import type { Item, Menu } from '#lib/domain/master.ts';

/** An item in both menus: on the platform (`was`) and in the plan (`is`). */
export type KeptItem = { readonly was: Item; readonly is: Item };

/** The items that both menus have, by id. */
export function keptItems(before: Menu, after: Menu): readonly KeptItem[] {
  const known = new Map(before.items.map((item) => [item.id, item]));
  return after.items.flatMap((is) => {
    const was = known.get(is.id);
    return was === undefined ? [] : [{ was, is }];
  });
}
