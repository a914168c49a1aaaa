import type { GuardCheck, GuardRule } from './check.ts';

type Entry = { readonly id: string };

/** Replacing the only entry is an everyday edit; from two entries on, no known id at all is a sign. */
const MIN_ENTRIES = 2;

/** In integers, so 3 of 10 is not more than 30 %. */
export function isAbove(count: number, total: number, percent: number): boolean {
  return count * 100 > percent * total;
}

/** True at or above the share; false if the total is 0. */
export function isFrom(count: number, total: number, percent: number): boolean {
  return total > 0 && count * 100 >= percent * total;
}

/** Trips if a list that had entries is now empty. */
export function emptied(rule: GuardRule, before: readonly Entry[], after: readonly Entry[]): GuardCheck {
  const tripped = before.length > 0 && after.length === 0;
  return { rule, tripped, count: after.length, total: before.length, limit: 0 };
}

/**
 * Trips if almost no id is known. Measured against the shorter list: a menu that only grows or shrinks is not another
 * shop's.
 */
export function foreign(
  rule: GuardRule,
  { before, after }: { before: readonly Entry[]; after: readonly Entry[] },
  percent: number,
): GuardCheck {
  const known = new Set(before.map((entry) => entry.id));
  const count = after.filter((entry) => known.has(entry.id)).length;
  const total = Math.min(before.length, after.length);
  const tripped = before.length >= MIN_ENTRIES && count * 100 < percent * total;
  return { rule, tripped, count, total, limit: percent };
}
