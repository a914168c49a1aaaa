import type { Category, Item, Menu } from '#lib/domain/master.ts';
import type { Random } from '#lib/simulators/server/random.ts';

/** What the POS holds, which a sync must carry over. Replaced, never mutated, so a reading is a snapshot. */
export type PosData = { readonly categories: readonly Category[]; readonly menus: ReadonlyMap<string, Menu> };

const ITEMS = 4;

export function firstPosData(locationIds: readonly string[]): PosData {
  const categories = ['A', 'B', 'C', 'D', 'E'].map((id, sortOrder) => ({ id, name: `category ${id}`, sortOrder }));
  const menus = new Map(locationIds.map((id) => [id, firstMenu(id)]));
  return { categories, menus };
}

function firstMenu(locationId: string): Menu {
  const items = Array.from({ length: ITEMS }, (_none, place): Item => {
    const id = `${locationId}-item-${place}`;
    const categoryIds = [place % 2 === 0 ? 'A' : 'B'];
    const variants = [{ id: `${id}-v`, price: 500 + 10 * place }];
    return {
      id,
      name: `item ${place}`,
      categoryIds,
      sortOrder: place,
      taxIncluded: true,
      variants,
      optionGroupIds: [],
    };
  });
  return { currency: 'JPY', items, optionGroups: [] };
}

/**
 * One edit at the POS, ordinary or alarming. Prices and categories alternate between two values, so earlier states
 * recur.
 */
export const EDITS = ['price', 'price', 'item', 'category', 'jump', 'emptied', 'categories'] as const;
export type Edit = (typeof EDITS)[number];

export function edited(data: PosData, { edit, random }: { edit: Edit; random: Random }): PosData {
  const locationId = random.pick([...data.menus.keys()]);
  const menu = data.menus.get(locationId);
  if (menu === undefined) return data;
  switch (edit) {
    case 'price':
      return withMenu(
        data,
        locationId,
        firstPrices(menu, (price) => (price % 10 === 0 ? price + 1 : price - 1)),
      );
    case 'item':
      return withMenu(data, locationId, {
        ...menu,
        items: menu.items.length === ITEMS ? menu.items.slice(1) : itemsOf(locationId),
      });
    case 'jump':
      return withMenu(
        data,
        locationId,
        allPrices(menu, (price) => (price < 5_000 ? price * 10 : Math.round(price / 10))),
      );
    case 'emptied':
      return withMenu(data, locationId, { ...menu, items: menu.items.length === 0 ? itemsOf(locationId) : [] });
    case 'category':
      return { ...data, categories: toggled(data.categories, 'E') };
    case 'categories':
      return { ...data, categories: ['C', 'D', 'E'].reduce(toggled, data.categories) };
  }
}

function itemsOf(locationId: string): readonly Item[] {
  return firstMenu(locationId).items;
}

function withMenu(data: PosData, locationId: string, menu: Menu): PosData {
  return { ...data, menus: new Map([...data.menus, [locationId, menu]]) };
}

function firstPrices(menu: Menu, change: (price: number) => number): Menu {
  const [first, ...others] = menu.items;
  return first === undefined ? menu : { ...menu, items: [repriced(first, change), ...others] };
}

function allPrices(menu: Menu, change: (price: number) => number): Menu {
  return { ...menu, items: menu.items.map((item) => repriced(item, change)) };
}

function repriced(item: Item, change: (price: number) => number): Item {
  return { ...item, variants: item.variants.map((variant) => ({ ...variant, price: change(variant.price) })) };
}

function toggled(categories: readonly Category[], id: string): readonly Category[] {
  const without = categories.filter((category) => category.id !== id);
  if (without.length < categories.length) return without;
  return [...categories, { id, name: `category ${id}`, sortOrder: id.charCodeAt(0) }];
}
