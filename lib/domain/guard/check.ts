/** What the guard looks at in a shop's menu, in the order in which a person reads it. */
export const MENU_RULES = [
  /** Nothing would be left. count: items after, total: items before, limit: 0 items. */
  'menu-empty',
  /** count: items that would go, total: items before, limit: percent. Held above it, where more than a few go. */
  'items-removed',
  /** count: prices of variants and options that leap or fall to 0, total: prices compared, limit: prices. Held above it. */
  'prices-jump',
  /** count: items with another name, total: items that stay, limit: percent. Held above it. */
  'items-renamed',
  /** count: items that lose options, total: items that had some and stay, limit: percent. Held from it on. */
  'options-lost',
  /** count: items that lose half their variants or more, total: items that had several and stay, limit: percent. Held from it on. */
  'variants-lost',
  /** count: items whose tax changes, total: items that stay, limit: percent. Held above it. */
  'taxes-changed',
  /** count: categories that no item would be in any more, total: those with items before, limit: percent. Held from it on. */
  'categories-unused',
  /** count: known ids, total: as many as could be known, limit: percent. Held below it: then it is another shop's menu. */
  'foreign-menu',
] as const;

/** The same for the categories that all shops of a chain share. */
export const CATEGORY_RULES = [
  /** count: categories after, total: before, limit: 0 categories. */
  'categories-empty',
  /** count: categories that would go, total: before, limit: percent. Held from it on, where more than a few go. */
  'categories-removed',
  /** count: categories with another name, total: those that stay, limit: percent. Held above it, where more than a few change. */
  'categories-renamed',
  /** As `foreign-menu`. */
  'foreign-categories',
] as const;

export const GUARD_RULES = [...MENU_RULES, ...CATEGORY_RULES] as const;
export type GuardRule = (typeof GUARD_RULES)[number];

/** One rule and what it found, tripped or not: the page lists them all. What the numbers count stands at the rule. */
export type GuardCheck = {
  readonly rule: GuardRule;
  readonly tripped: boolean;
  readonly count: number;
  readonly total: number;
  readonly limit: number;
  /** Of `prices-jump`: from how many times as much a price counts as a leap. */
  readonly factor?: number;
};

/** Whether a plan waits for a person. */
export function isHeld(checks: readonly GuardCheck[]): boolean {
  return checks.some((check) => check.tripped);
}
