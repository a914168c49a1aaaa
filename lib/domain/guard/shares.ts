import type { GuardCheck, GuardRule } from './check.ts';

type Entry = { readonly id: string };

/** A list of one that becomes another is an everyday edit; of two already it is told by nothing being known any more. */
const TELLING_FROM = 2;

/** In whole numbers, so that 3 of 10 is not more than 30 %. */
export function isAbove(count: number, total: number, percent: number): boolean {
  return count * 100 > percent * total;
}

/** Also true at the share itself; never of nothing. */
export function isFrom(count: number, total: number, percent: number): boolean {
  return total > 0 && count * 100 >= percent * total;
}

/** Nothing where there was something. */
export function emptied(rule: GuardRule, before: readonly Entry[], after: readonly Entry[]): GuardCheck {
  const tripped = before.length > 0 && after.length === 0;
  return { rule, tripped, count: after.length, total: before.length, limit: 0 };
}

/**
 * Almost no known id. Measured against the shorter of both lists: neither a menu that grows nor one that shrinks is
 * another shop's, as long as what can be known is.
 */
export function foreign(
  rule: GuardRule,
  { before, after }: { before: readonly Entry[]; after: readonly Entry[] },
  percent: number,
): GuardCheck {
  const known = new Set(before.map((entry) => entry.id));
  const count = after.filter((entry) => known.has(entry.id)).length;
  const total = Math.min(before.length, after.length);
  const tripped = before.length >= TELLING_FROM && count * 100 < percent * total;
  return { rule, tripped, count, total, limit: percent };
}
