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

/** A price in yen, taxed as the item's taxes say; `open` means entered at the register. */
export type Price = number | 'open';

export type VariationPlan = {
  /** Unique in its item; the id derives from it. */
  readonly key: string;
  readonly name?: string;
  readonly price?: Price;
  readonly sku?: string;
  readonly sellable?: boolean;
  readonly presence?: Presence;
  readonly overrides?: readonly VariationOverride[];
};

export type ItemPlan = {
  /** Unique in its account; the id derives from it. */
  readonly key: string;
  readonly name?: string;
  readonly kana?: string;
  readonly categoryIds: readonly string[];
  /** The position in its categories. */
  readonly ordinal: number;
  readonly taxIds: readonly string[];
  readonly variations: readonly VariationPlan[];
  readonly modifierLists?: readonly ModifierListInfo[];
  readonly presence?: Presence;
  /** Fields that ordinary items don't have. */
  readonly odd?: Partial<ItemData>;
};

export type ModifierPlan = {
  readonly name: string;
  readonly price?: number;
  readonly hidden?: boolean;
  readonly presence?: Presence;
  readonly overrides?: Readonly<Record<string, number>>;
};
