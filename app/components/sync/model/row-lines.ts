import type { Shop } from '#lib/contract/shops.ts';
import { shownState } from './shown-state.ts';

/** Rows with an error and its remedy take two lines, except those that share one cause, which is shown above the table. */
export function needsTwoLines(shop: Shop): boolean {
  const state = shownState(shop);
  return state === 'FAILED' || state === 'HELD';
}

/**
 * The tall rows. Nothing changes its height while the table has the pointer or the focus.
 * @param previous null at first, and after the filter or order has changed
 */
export function tallRows(
  previous: ReadonlySet<string> | null,
  shops: Iterable<Shop>,
  frozen: boolean,
): ReadonlySet<string> {
  if (previous !== null && frozen) return previous;
  const tall = new Set<string>();
  for (const shop of shops) if (needsTwoLines(shop)) tall.add(shop.id);
  const unchanged = previous !== null && previous.size === tall.size && [...tall].every((id) => previous.has(id));
  return unchanged ? previous : tall;
}
