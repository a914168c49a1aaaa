import type { Price } from '#lib/simulators/accounts/plans.ts';
import type { ItemData } from '#lib/simulators/square/types.ts';
import type { OptionListName } from './options.ts';
import type { Region } from './shops.ts';
import type { TaxName } from './taxes.ts';

/** How an item uses a list of options; numbers as the POS has them (-1 is "not set"). */
export type OptionUse =
  | OptionListName
  | {
      readonly list: OptionListName;
      readonly min?: number;
      readonly max?: number;
      readonly enabled?: boolean;
      /** Options that this item does not offer online, though its list does. */
      readonly hides?: readonly string[];
    };

export type DishMore = {
  readonly options?: readonly OptionUse[];
  /** Sold in these regions alone. */
  readonly only?: readonly Region[];
  /** Sold in these shops alone, by number. */
  readonly onlyAt?: readonly number[];
  /** Not sold in these shops, by number. */
  readonly notAt?: readonly number[];
  /** Sold at the standing bar too. */
  readonly standing?: true;
  /** What the first size costs in a shop, by its number. */
  readonly shopPrices?: Readonly<Record<number, number>>;
  /** Sold out in these shops, by number. */
  readonly soldOutAt?: readonly number[];
  /** Which taxes instead of the usual 10 % within the price. */
  readonly taxes?: readonly TaxName[];
  /** Sizes that are counted in the stock and never sold by themselves. */
  readonly unsold?: readonly string[];
  /** Tells two items with one name apart. */
  readonly key?: string;
  readonly sku?: string;
  readonly alcohol?: true;
  /** Anything that no ordinary item has. */
  readonly odd?: Partial<ItemData>;
};

export type Dish = DishMore & {
  readonly name: string;
  readonly kana?: string;
  /** In yen; by name where there are several sizes. */
  readonly price: Price | Readonly<Record<string, Price>>;
};

export type Course = { readonly category: string; readonly dishes: readonly Dish[] };

/** One line of the menu: name, reading, price (or prices by size), and what is special about it. */
export function dish(name: string, kana: string, price: Dish['price'], more: DishMore = {}): Dish {
  return { name, kana, price, ...more };
}
