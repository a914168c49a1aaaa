/** The guard's checks of a shop's menu, in display order. */
export const MENU_RULES = [
  /** The new menu is empty. count: items after, total: items before, limit: 0 items. */
  'menu-empty',
  /** count: items removed, total: items before, limit: percent. Held above it, if more than a few are removed. */
  'items-removed',
  /**
   * count: prices of variants and options that jump or fall to 0, total: prices compared, limit: prices. Held above it.
   */
  'prices-jump',
  /** count: items with a new name, total: items that stay, limit: percent. Held above it. */
  'items-renamed',
  /** count: items that lose options, total: items that had some and stay, limit: percent. Held at or above it. */
  'options-lost',
  /**
   * count: items that lose half their variants or more, total: items that had several and stay, limit: percent. Held at
   * or above it.
   */
  'variants-lost',
  /** count: items whose tax changes, total: items that stay, limit: percent. Held above it. */
  'taxes-changed',
  /** count: categories left without items, total: categories with items before, limit: percent. Held at or above it. */
  'categories-unused',
  /**
   * count: known ids, total: the most that could be known, limit: percent. Held below it: probably another shop's menu.
   */
  'foreign-menu',
] as const;

/** The guard's checks of the categories that all shops of a chain share. */
export const CATEGORY_RULES = [
  /** count: categories after, total: before, limit: 0 categories. */
  'categories-empty',
  /** count: categories removed, total: before, limit: percent. Held at or above it, if more than a few are removed. */
  'categories-removed',
  /**
   * count: categories with a new name, total: those that stay, limit: percent. Held above it, if more than a few
   * change.
   */
  'categories-renamed',
  /** As `foreign-menu`. */
  'foreign-categories',
] as const;

export const GUARD_RULES = [...MENU_RULES, ...CATEGORY_RULES] as const;
export type GuardRule = (typeof GUARD_RULES)[number];

/** The result of one rule, tripped or not: the page lists them all. The rules above define the numbers. */
export type GuardCheck = {
  readonly rule: GuardRule;
  readonly tripped: boolean;
  readonly count: number;
  readonly total: number;
  readonly limit: number;
  /** For `prices-jump`: the factor from which a price change counts as a jump. */
  readonly factor?: number;
};

/** Whether the plan has to wait for a person's decision. */
export function isHeld(checks: readonly GuardCheck[]): boolean {
  return checks.some((check) => check.tripped);
}
