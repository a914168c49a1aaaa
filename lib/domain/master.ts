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

/** Percentages by how the order is served, where they differ: in Japan 10 for eating in and 8 for takeaway. */
export type TaxRates = { readonly dineIn?: number; readonly takeaway?: number };

export type Item = {
  readonly id: string;
  readonly name: string;
  readonly kana?: string;
  readonly categoryIds: readonly string[];
  readonly sortOrder: number;
  /** A percentage: 10, 8, 7.5. Absent if unknown. */
  readonly taxRate?: number;
  readonly taxRates?: TaxRates;
  readonly taxIncluded: boolean;
  readonly alcoholic?: true;
  readonly variants: readonly Variant[];
  readonly optionGroupIds: readonly string[];
};

export type Option = {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  /** Most pieces of this option; only in a repeatable group. */
  readonly maxPerOption?: number;
  /** Chosen unless the guest changes it. */
  readonly default?: true;
  /** Groups to choose from once this option is chosen. */
  readonly optionGroupIds?: readonly string[];
};

export type OptionGroup = {
  readonly id: string;
  readonly name: string;
  readonly min: number;
  /** Null: no limit. */
  readonly max: number | null;
  /** An option can be chosen more than once; `min` and `max` count pieces. */
  readonly repeatable?: true;
  readonly options: readonly Option[];
};

/** One shop's complete menu. Items and groups are in the order in which guests see them: `sortOrder`, then id. */
export type Menu = {
  readonly currency: string;
  readonly items: readonly Item[];
  readonly optionGroups: readonly OptionGroup[];
};

/** One that the POS reports as unavailable now. */
export type SoldOut = {
  readonly id: string;
  /** ISO 8601; absent: until the POS says otherwise. */
  readonly until?: string;
};

/** What is sold out at one shop now, in the order of ids. Separate from the menu, which lists it all the same. */
export type Availability = { readonly variants: readonly SoldOut[]; readonly options: readonly SoldOut[] };

/** The optional parts of the platform's contract: each platform names those that it supports. */
export const PLATFORM_FEATURES = [
  'availability',
  'tax-by-service',
  'repeatable-options',
  'nested-options',
  'alcohol',
  'orders',
] as const;
export type PlatformFeature = (typeof PLATFORM_FEATURES)[number];

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
  'nested-options-cut',
  'defaults-above-max',
  'mixed-tax',
  'tax-at-sale',
  'tax-by-product-set',
  'min-above-options',
  'unknown-category',
  'category-hours',
  'unknown-option-group',
  'unknown-tax',
  'name-too-long',
  'tax-by-service-unsupported',
  'alcohol-unsupported',
  'repeatable-options-unsupported',
  'option-default-unsupported',
  'nested-options-unsupported',
  'required-options-missing',
  'required-options-sold-out',
] as const;
export type MasterIssueCode = (typeof MASTER_ISSUE_CODES)[number];

/** POS data that could not be published unchanged. Reported on every read; never dropped silently. */
export type MasterIssue = {
  readonly code: MasterIssueCode;
  readonly itemId?: string;
  readonly itemName?: string;
  /** The option group, if the issue is about one; `itemId` then names the first item that offers it. */
  readonly groupName?: string;
  readonly field?: string;
  /** A sentence for people, in Japanese (the POS data's language); the page translates by `code`. */
  readonly message: string;
};
