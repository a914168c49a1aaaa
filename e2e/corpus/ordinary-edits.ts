import type { Item, Option, OptionGroup } from '#lib/domain/master.ts';
import type { Random } from '#lib/simulators/server/random.ts';
import { makeItem, type Masters } from './ordinary-menu.ts';

/** Ordinary edits to a menu, each made in one go. */
const EDITS = {
  'one price': (random, masters) => withItems(masters, some(random, masters, 1), (item) => repriced(random, item)),
  'prices revised': (random, masters) => {
    const share = random.next();
    return withItems(
      masters,
      (_item) => random.chance(share),
      (item) => repriced(random, item),
    );
  },
  'items added': (random, masters) => added(random, masters, random.integer(1, 5)),
  'a shop gets an item': (random, masters) => added(random, masters, 1),
  'items removed': (random, masters) => removed(masters, some(random, masters, random.integer(1, 5))),
  'items archived': (random, masters) => removed(masters, some(random, masters, random.integer(1, 3))),
  'items renamed': (random, masters) =>
    withItems(masters, some(random, masters, random.integer(1, 5)), (item) => ({
      ...item,
      name: `${item.name}（新）`,
    })),
  'season changes': (random, masters) => {
    const count = random.integer(1, Math.floor(masters.menu.items.length / 5));
    return added(random, removed(masters, some(random, masters, count)), count);
  },
  'category renamed': (random, masters) => {
    const { id } = random.pick(masters.categories);
    const categories = masters.categories.map((one) => (one.id === id ? { ...one, name: `${one.name}（新）` } : one));
    return { ...masters, categories };
  },
  'items moved': (random, masters) =>
    withItems(masters, some(random, masters, random.integer(1, 5)), (item) => ({
      ...item,
      categoryIds: [random.pick(masters.categories).id],
    })),
  'menu put in another order': (random, masters) =>
    withItems(
      masters,
      () => true,
      (item) => ({ ...item, sortOrder: random.integer(0, 999) }),
    ),
  'tax of an item': (random, masters) =>
    withItems(masters, some(random, masters, 1), (item) => ({ ...item, taxRate: 8 })),
  'option priced': (random, masters) =>
    withGroup(random, masters, (group) =>
      withOption(random, group, (option) => ({ ...option, price: option.price + 50 })),
    ),
  'option renamed': (random, masters) =>
    withGroup(random, masters, (group) =>
      withOption(random, group, (option) => ({ ...option, name: `${option.name}（新）` })),
    ),
  'option added': (random, masters) =>
    withGroup(random, masters, (group) => ({
      ...group,
      options: [...group.options, { id: `${group.id}-new`, name: '追加', price: 100 }],
    })),
  'option sold out for good': (random, masters) =>
    withGroup(random, masters, (group) => {
      const { id } = random.pick(group.options);
      return group.options.length === 1 ? group : { ...group, options: group.options.filter((one) => one.id !== id) };
    }),
  'options on one item': (random, masters) =>
    withItems(masters, some(random, masters, 1), (item) => ({ ...item, optionGroupIds: item.optionGroupIds.slice(1) })),
} as const satisfies Record<string, (random: Random, masters: Masters) => Masters>;

export type EditKind = keyof typeof EDITS;
export const EDIT_KINDS = Object.keys(EDITS) as readonly EditKind[];

export function edited(kind: EditKind, random: Random, masters: Masters): Masters {
  return EDITS[kind](random, masters);
}

function repriced(random: Random, item: Item): Item {
  const factor = 0.8 + random.next() * 0.4;
  return {
    ...item,
    variants: item.variants.map((one) => ({ ...one, price: Math.round((one.price * factor) / 10) * 10 })),
  };
}

/** Returns a predicate that selects `count` random items. */
function some(random: Random, { menu }: Masters, count: number): (item: Item) => boolean {
  const ids = menu.items.map(({ id }) => ({ id, drawn: random.next() })).toSorted((a, b) => a.drawn - b.drawn);
  const chosen = new Set(ids.slice(0, count).map(({ id }) => id));
  return ({ id }) => chosen.has(id);
}

function withItems(masters: Masters, isMeant: (item: Item) => boolean, change: (item: Item) => Item): Masters {
  const items = masters.menu.items.map((item) => (isMeant(item) ? change(item) : item));
  return { ...masters, menu: { ...masters.menu, items } };
}

function removed(masters: Masters, isMeant: (item: Item) => boolean): Masters {
  return { ...masters, menu: { ...masters.menu, items: masters.menu.items.filter((item) => !isMeant(item)) } };
}

function added(random: Random, { menu, categories }: Masters, count: number): Masters {
  const { optionGroups } = menu;
  const items = Array.from({ length: count }, (_, index) =>
    makeItem(random, { id: `N${random.integer(0, 1e9)}`, number: 400 + index, categories, optionGroups }),
  );
  return { menu: { ...menu, items: [...menu.items, ...items] }, categories };
}

function withGroup(random: Random, masters: Masters, change: (group: OptionGroup) => OptionGroup): Masters {
  const { menu } = masters;
  if (menu.optionGroups.length === 0) return masters;
  const { id } = random.pick(menu.optionGroups);
  const optionGroups = menu.optionGroups.map((group) => (group.id === id ? change(group) : group));
  return { ...masters, menu: { ...menu, optionGroups } };
}

function withOption(random: Random, group: OptionGroup, change: (option: Option) => Option): OptionGroup {
  const { id } = random.pick(group.options);
  return { ...group, options: group.options.map((option) => (option.id === id ? change(option) : option)) };
}
