/**
 * The canonical masters: every POS adapter produces them and every ordering adapter accepts them. Money is an integer
 * in the currency's smallest unit; ids are the POS's ids; optional fields are absent, never null.
 */

export type Category = {
  readonly id: string;
  readonly name: string;
  readonly parentId?: string;
  readonly sortOrder: number;
};

export type Variant = {
  readonly id: string;
  readonly name?: string;
  readonly price: number;
  readonly sku?: string;
};

export type Item = {
  readonly id: string;
  readonly name: string;
  readonly kana?: string;
  readonly categoryIds: readonly string[];
  readonly sortOrder: number;
  /** A percentage: 10, 8, 7.5. Absent if unknown. */
  readonly taxRate?: number;
  readonly taxIncluded: boolean;
  readonly variants: readonly Variant[];
  readonly optionGroupIds: readonly string[];
};

export type Option = {
  readonly id: string;
  readonly name: string;
  readonly price: number;
};

export type OptionGroup = {
  readonly id: string;
  readonly name: string;
  readonly min: number;
  /** Null: no limit. */
  readonly max: number | null;
  readonly options: readonly Option[];
};

/** One shop's complete menu. Items and groups are in the order in which guests see them: `sortOrder`, then id. */
export type Menu = {
  readonly currency: string;
  readonly items: readonly Item[];
  readonly optionGroups: readonly OptionGroup[];
};

export const MASTER_ISSUE_CODES = [
  'uncategorised',
  'variant-without-price',
  'item-without-price',
  'item-without-name',
  'product-type-not-sold',
  'variant-not-sellable',
  'variant-sold-by-measure',
  'item-sold-by-measure',
  'free-text-options',
  'option-quantities',
  'mixed-tax',
  'min-above-options',
  'unknown-category',
  'unknown-option-group',
  'unknown-tax',
  'name-too-long',
] as const;
export type MasterIssueCode = (typeof MASTER_ISSUE_CODES)[number];

/** POS data that could not be converted unchanged. Reported on every read; never dropped silently. */
export type MasterIssue = {
  readonly code: MasterIssueCode;
  readonly itemId?: string;
  readonly itemName?: string;
  readonly field?: string;
  /** A sentence for people, in Japanese (the POS data's language); the page translates by `code`. */
  readonly message: string;
};
