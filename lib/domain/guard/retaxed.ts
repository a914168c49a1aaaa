import type { Item } from '#lib/domain/master.ts';
import type { KeptItem } from './kept-items.ts';

/**
 * Whether guests pay another tax, in any way of being served. Stating a rate by service that applied before changes
 * nothing.
 */
export function isRetaxed({ was, is }: KeptItem): boolean {
  return was.taxIncluded !== is.taxIncluded || was.taxRate !== is.taxRate || differsByService(was, is);
}

function differsByService(was: Item, is: Item): boolean {
  return (['dineIn', 'takeaway'] as const).some((service) => rateFor(was, service) !== rateFor(is, service));
}

function rateFor({ taxRate, taxRates }: Item, service: 'dineIn' | 'takeaway'): number | undefined {
  return taxRates?.[service] ?? taxRate;
}
