/** Sorts by `ordinal`, which need not be unique. Missing ordinals come last; ties keep their order. */
export function inOrdinalOrder<T>(
  list: readonly T[],
  ordinalOf: (entry: T) => number | null | undefined,
): readonly T[] {
  const rank = (entry: T) => ordinalOf(entry) ?? Number.POSITIVE_INFINITY;
  return list.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
