/**
 * Limits above which the guard holds a plan; each chain can override them. The rules in `check.ts` define the
 * percentages.
 */
export type GuardThresholds = {
  /** More than this share of a menu's items are removed, and more than `removedFew` of them. */
  readonly removedPercent: number;
  readonly removedFew: number;
  /** A price multiplied or divided by this or more has jumped; so has a price that falls to 0. */
  readonly priceFactor: number;
  /** More prices than this jump; in a small menu, more than a quarter of its prices. */
  readonly pricesFew: number;
  /** More than this share of the names change, of items or of categories. */
  readonly renamedPercent: number;
  /** This share or more of the items with options (or several variants) lose them, and more than `choicesFew` items. */
  readonly choicesPercent: number;
  readonly choicesFew: number;
  /** More than this share of the items change their tax. */
  readonly retaxedPercent: number;
  /** Fewer ids than this share are known. */
  readonly knownPercent: number;
  /** This share or more of the categories are removed, and more than `categoriesFew` of them. */
  readonly categoriesPercent: number;
  readonly categoriesFew: number;
};

export const DEFAULT_THRESHOLDS: GuardThresholds = {
  removedPercent: 30,
  removedFew: 5,
  priceFactor: 3,
  pricesFew: 3,
  renamedPercent: 50,
  choicesPercent: 30,
  choicesFew: 2,
  retaxedPercent: 50,
  knownPercent: 10,
  categoriesPercent: 50,
  /** Holds a reduction from 4 categories to 2; removing one of two is routine in a small chain. */
  categoriesFew: 1,
};

export type ThresholdBounds = {
  readonly min: number;
  readonly max: number;
  readonly unit: 'percent' | 'count' | 'factor';
};

const PERCENT = { min: 1, max: 100, unit: 'percent' } as const;
const COUNT = { min: 0, max: 1_000, unit: 'count' } as const;

/** What a person can set: whole numbers, except the factor. Rules can be relaxed, but an empty menu is always held. */
export const THRESHOLD_BOUNDS: Readonly<Record<keyof GuardThresholds, ThresholdBounds>> = {
  removedPercent: PERCENT,
  removedFew: COUNT,
  priceFactor: { min: 1.1, max: 1_000, unit: 'factor' },
  pricesFew: COUNT,
  renamedPercent: PERCENT,
  choicesPercent: PERCENT,
  choicesFew: COUNT,
  retaxedPercent: PERCENT,
  knownPercent: { ...PERCENT, min: 0 },
  categoriesPercent: PERCENT,
  categoriesFew: COUNT,
};
