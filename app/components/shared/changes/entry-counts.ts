import { ENTRY_KINDS } from '#lib/domain/plan.ts';

type Entry = { readonly kind: (typeof ENTRY_KINDS)[number] };

/** How many entries there are of each kind, without the kinds that have none. A shop's row counts items alone. */
export function entryCounts(entries: readonly Entry[]): readonly (Entry & { readonly count: number })[] {
  return ENTRY_KINDS.map((kind) => ({ kind, count: entries.filter((entry) => entry.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
}
