import type { Price } from '#lib/simulators/accounts/plans.ts';
import type { ItemData } from '#lib/simulators/square/types.ts';
import type { OptionListName } from './options.ts';
import type { Region } from './shops.ts';
import type { TaxName } from './taxes.ts';

/** How an item uses a list of options; numbers as at the POS (-1 is "not set"). */
export type OptionUse =
  | OptionListName
  | {
      readonly list: OptionListName;
      readonly min?: number;
      readonly max?: number;
      readonly enabled?: boolean;
      /** Options of the list that this item hides online. */
      readonly hides?: readonly string[];
    };

export type DishMore = {
  readonly options?: readonly OptionUse[];
  /** Sold only in these regions. */
  readonly only?: readonly Region[];
  /** Sold only in these shops, by number. */
  readonly onlyAt?: readonly number[];
  /** Not sold in these shops, by number. */
  readonly notAt?: readonly number[];
  /** Also sold at the standing bar. */
  readonly standing?: true;
  /** The first size's price in a shop, by shop number. */
  readonly shopPrices?: Readonly<Record<number, number>>;
  /** Sold out in these shops, by number. */
  readonly soldOutAt?: readonly number[];
  /** Replaces the usual 10 % included in the price. */
  readonly taxes?: readonly TaxName[];
  /** Sizes that are tracked in the stock but never sold by themselves. */
  readonly unsold?: readonly string[];
  /** Distinguishes two items with the same name. */
  readonly key?: string;
  readonly sku?: string;
  readonly alcohol?: true;
  /** Fields that ordinary items don't have. */
  readonly odd?: Partial<ItemData>;
};

export type Dish = DishMore & {
  readonly name: string;
  readonly kana?: string;
  /** In yen; by name if there are several sizes. */
  readonly price: Price | Readonly<Record<string, Price>>;
};

export type Course = { readonly category: string; readonly dishes: readonly Dish[] };

/** One line of the menu: name, reading, price (or prices by size), and special properties. */
export function dish(name: string, kana: string, price: Dish['price'], more: DishMore = {}): Dish {
  return { name, kana, price, ...more };
}
