import type { Item, Menu } from '#lib/domain/master.ts';
import type { Plan } from '#lib/domain/plan.ts';
import type { GuardedCategories } from './guard-categories.ts';
import type { GuardedMenu } from './guard-menu.ts';
import { keptItems } from './kept-items.ts';
import { type PricePair, variantPrices } from './price-jumps.ts';

/** The likely cause of a held plan, for display only: it never decides what is held. `count` is out of `total`. */
export type CauseGuess =
  /** Most removed items are in one category, and most of that category is removed: hidden or deleted at the POS. */
  | { readonly kind: 'category-hidden'; readonly categoryId: string; readonly count: number; readonly total: number }
  /** Most changed prices differ by `factor` (below 1: that fraction): yen mistaken for cents. */
  | { readonly kind: 'currency-units'; readonly factor: 100 | 0.01; readonly count: number; readonly total: number }
  /** Most removed items return under another id with the same name: a re-imported catalogue. */
  | { readonly kind: 're-created'; readonly count: number; readonly total: number }
  /** Most changed names look like text read in the wrong encoding. */
  | { readonly kind: 'names-garbled'; readonly count: number; readonly total: number };

/** Fewer matches are a coincidence; and this share of all removals or changes has to match. */
const ALIKE_FROM = 3;
const ALIKE_PERCENT = 75;

/** The likeliest single cause of a menu's plan, derived from the plan alone; null if nothing stands out. */
export function guessCause({ before, after, plan }: GuardedMenu): CauseGuess | null {
  return (
    guessRecreated(before.items, after.items) ??
    guessHiddenCategory(before, after) ??
    guessCurrencyUnits(variantPrices(keptItems(before, after))) ??
    guessGarbled(plan)
  );
}

/** The likeliest cause of a plan for a chain's categories; null if nothing stands out. */
export function guessCategoriesCause({ before, after, plan }: GuardedCategories): CauseGuess | null {
  return guessRecreated(before, after) ?? guessGarbled(plan);
}

type Entry = { readonly id: string; readonly name: string };

function guessRecreated(before: readonly Entry[], after: readonly Entry[]): CauseGuess | null {
  const gone = without(before, after);
  const madeNames = new Set(without(after, before).map((entry) => entry.name));
  const count = gone.filter((entry) => madeNames.has(entry.name)).length;
  return alike({ kind: 're-created', count, total: gone.length });
}

function guessHiddenCategory(before: Menu, after: Menu): CauseGuess | null {
  const gone = without(before.items, after.items);
  const had = perCategory(before.items);
  const guesses = [...perCategory(gone)].map(([categoryId, count]) => ({
    categoryId,
    count,
    of: had.get(categoryId) ?? 0,
  }));
  const [most] = guesses.toSorted((a, b) => b.count - a.count);
  if (most === undefined || !isAlike(most.count, most.of)) return null;
  return alike({ kind: 'category-hidden', categoryId: most.categoryId, count: most.count, total: gone.length });
}

function guessCurrencyUnits(prices: readonly PricePair[]): CauseGuess | null {
  const changed = prices.filter(({ was, is }) => was !== is);
  const total = changed.length;
  const dearer = changed.filter(({ was, is }) => is === was * 100).length;
  const cheaper = changed.filter(isHundredth).length;
  return (
    alike({ kind: 'currency-units', factor: 100, count: dearer, total }) ??
    alike({ kind: 'currency-units', factor: 0.01, count: cheaper, total })
  );
}

/** Tolerates any rounding. */
function isHundredth({ was, is }: PricePair): boolean {
  return Math.abs(is * 100 - was) < 100;
}

function guessGarbled(plan: Plan): CauseGuess | null {
  const names = plan.changes.flatMap((entry) => entry.fields.filter(({ field }) => field === 'name'));
  const count = names.filter(({ before, after }) => garbles(String(before), String(after))).length;
  return alike({ kind: 'names-garbled', count, total: names.length });
}

function alike<Guess extends CauseGuess>(guess: Guess): Guess | null {
  return isAlike(guess.count, guess.total) ? guess : null;
}

function isAlike(count: number, total: number): boolean {
  return count >= ALIKE_FROM && count * 100 >= total * ALIKE_PERCENT;
}

function without<T extends { readonly id: string }>(list: readonly T[], others: readonly Entry[]): readonly T[] {
  const ids = new Set(others.map((entry) => entry.id));
  return list.filter((entry) => !ids.has(entry.id));
}

function perCategory(items: readonly Item[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of items.flatMap((item) => item.categoryIds)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Undecodable bytes: U+FFFD, or the question marks that some programs substitute. */
const LOST = /\uFFFD|\?{2,}/u;
/** UTF-8 read as Latin-1 or Windows-1252: a lead byte followed by continuation bytes. */
const UTF8_AS_LATIN1 = /[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/u;
/** UTF-8 read as Shift_JIS: Japanese kana and kanji start with E3 to E9, which decode to these. */
const UTF8_AS_SHIFT_JIS = /[縺繧繝譁蜷蛻蜿荳髮]/u;

const SIGNS = [LOST, UTF8_AS_LATIN1, UTF8_AS_SHIFT_JIS] as const;

/** Whether the new name looks wrongly decoded and the old one did not. */
function garbles(before: string, after: string): boolean {
  return SIGNS.some((sign) => sign.test(after) && !sign.test(before));
}
