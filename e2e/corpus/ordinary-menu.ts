import type { Category, Item, Menu, OptionGroup } from '#lib/domain/master.ts';
import { dish } from '#lib/simulators/accounts/dish-names.ts';
import type { Random } from '#lib/simulators/server/random.ts';

const LEAST_ITEMS = 20;
const MOST_ITEMS = 300;

/** A shop's masters on an ordinary day. */
export type Masters = { readonly menu: Menu; readonly categories: readonly Category[] };

/**
 * A menu of 20 to 300 items in 3 to 14 categories; some items have sizes, some have options that many of them share.
 */
export function makeMasters(random: Random): Masters {
  const categories = Array.from({ length: random.integer(3, 14) }, (_, index) => ({
    id: `C${index}`,
    name: `分類${index}`,
    sortOrder: index,
  }));
  const optionGroups = Array.from({ length: random.integer(0, 5) }, (_, index) => makeGroup(random, `M${index}`));
  const items = Array.from({ length: random.integer(LEAST_ITEMS, MOST_ITEMS) }, (_, index) =>
    makeItem(random, { id: `I${index}`, number: index, categories, optionGroups }),
  );
  return { menu: { currency: 'JPY', items, optionGroups }, categories };
}

type ItemPlan = {
  readonly id: string;
  /** Decides its name and price. */
  readonly number: number;
  readonly categories: readonly Category[];
  readonly optionGroups: readonly OptionGroup[];
};

/** A new item in the style of the others. */
export function makeItem(random: Random, { id, number, categories, optionGroups }: ItemPlan): Item {
  const { name, kana, price } = dish(number);
  const sizes = random.chance(0.2) ? ['並', '大', '特大'].slice(0, random.integer(2, 3)) : ['標準'];
  return {
    id,
    name,
    kana,
    categoryIds: [random.pick(categories).id],
    sortOrder: number,
    taxRate: 10,
    taxIncluded: true,
    variants: sizes.map((size, step) => ({ id: `${id}-${step}`, name: size, price: price + step * 150 })),
    optionGroupIds: optionGroups.filter(() => random.chance(0.2)).map((group) => group.id),
  };
}

function makeGroup(random: Random, id: string): OptionGroup {
  const options = Array.from({ length: random.integer(1, 6) }, (_, index) => ({
    id: `${id}-${index}`,
    name: `選択肢${index}`,
    price: random.integer(0, 4) * 50,
  }));
  return { id, name: `選択${id}`, min: 0, max: random.chance(0.5) ? 1 : null, options };
}
