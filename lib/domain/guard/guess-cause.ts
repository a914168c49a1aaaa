import type { Item, Menu } from '#lib/domain/master.ts';
import type { Plan } from '#lib/domain/plan.ts';
import { garbles } from './garbled.ts';
import type { GuardedCategories } from './guard-categories.ts';
import type { GuardedMenu } from './guard-menu.ts';
import { keptItems } from './kept-items.ts';
import { type PricePair, variantPrices } from './price-jumps.ts';

/** What a held plan looks like, for the page to say: a guess, never a ground to hold or to let go. `count` is of `total`. */
export type CauseGuess =
  /** Most of what would go is one category, and most of that category goes: hidden, or deleted, at the POS. */
  | { readonly kind: 'category-hidden'; readonly categoryId: string; readonly count: number; readonly total: number }
  /** Most prices that change are `factor` times what they were (below 1: that part of it): yen taken for cents. */
  | { readonly kind: 'currency-units'; readonly factor: 100 | 0.01; readonly count: number; readonly total: number }
  /** Most of what would go comes back under another id with the same name: a catalogue that was imported anew. */
  | { readonly kind: 're-created'; readonly count: number; readonly total: number }
  /** Most names that change turn into what text looks like once it was read in the wrong encoding. */
  | { readonly kind: 'names-garbled'; readonly count: number; readonly total: number };

/** Fewer alike are a coincidence; and of all that go or change, this share has to be alike. */
const ALIKE_FROM = 3;
const ALIKE_PERCENT = 75;

/** The likeliest single cause of a menu's plan, read off the plan itself; null where nothing stands out. */
export function guessCause({ before, after, plan }: GuardedMenu): CauseGuess | null {
  return (
    guessRecreated(before.items, after.items) ??
    guessHiddenCategory(before, after) ??
    guessCurrencyUnits(variantPrices(keptItems(before, after))) ??
    guessGarbled(plan)
  );
}

/** The same for a chain's categories. */
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

/** However it was rounded. */
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
