import type { Shop } from '#lib/contract/shops.ts';
import { shownState } from './shown-state.ts';

/** Rows that tell what happened and what to do take two lines. Shops that share one cause don't: it is told once, above. */
export function needsTwoLines(shop: Shop): boolean {
  const state = shownState(shop);
  return state === 'FAILED' || state === 'HELD';
}

/**
 * Which rows are tall. While the pointer or the focus is in the table nothing in it grows or shrinks.
 * @param previous null at first, and after the rows were asked for anew
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
