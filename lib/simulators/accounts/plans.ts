import type { ItemData, ModifierListInfo, Presence, VariationOverride } from '#lib/simulators/square/types.ts';

export type LocationPlan = {
  readonly id: string;
  readonly name: string;
  readonly active?: boolean;
  readonly prefecture?: string;
  readonly city?: string;
  readonly street?: string;
  readonly postalCode?: string;
};

/** A price in yen, tax as the item's taxes say; `open` is typed in at the register. */
export type Price = number | 'open';

export type VariationPlan = {
  /** Its id derives from it: unique in its item. */
  readonly key: string;
  readonly name?: string;
  readonly price?: Price;
  readonly sku?: string;
  readonly sellable?: boolean;
  readonly presence?: Presence;
  readonly overrides?: readonly VariationOverride[];
};

export type ItemPlan = {
  /** Its id derives from it: unique in its account. */
  readonly key: string;
  readonly name?: string;
  readonly kana?: string;
  readonly categoryIds: readonly string[];
  /** The place in its categories. */
  readonly ordinal: number;
  readonly taxIds: readonly string[];
  readonly variations: readonly VariationPlan[];
  readonly modifierLists?: readonly ModifierListInfo[];
  readonly presence?: Presence;
  /** Anything that no ordinary item has. */
  readonly odd?: Partial<ItemData>;
};

export type ModifierPlan = {
  readonly name: string;
  readonly price?: number;
  readonly hidden?: boolean;
  readonly presence?: Presence;
  readonly overrides?: Readonly<Record<string, number>>;
};
