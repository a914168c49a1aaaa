import type { Item } from '#lib/domain/master.ts';
import { isPresent, type Presence, toPresence } from './presence.ts';
import type { SquareTax } from './schema.ts';

export type Tax = {
  readonly presence: Presence;
  readonly enabled: boolean;
  readonly included: boolean;
  /** Null if Square has no readable percentage. */
  readonly percentage: number | null;
};

export function toTax({ tax_data: data, ...object }: SquareTax): Tax {
  const percentage = data.percentage?.trim() ?? '';
  return {
    presence: toPresence(object),
    enabled: data.enabled ?? true,
    included: data.inclusion_type === 'INCLUSIVE',
    percentage: /^\d+(\.\d+)?$/.test(percentage) ? Number(percentage) : null,
  };
}

export type ItemTax = Pick<Item, 'taxRate' | 'taxIncluded'> & { readonly problem?: 'mixed-tax' | 'unknown-tax' };

/**
 * Combines the taxes on an item at a location: rates of one inclusion type add up. With two types or a missing tax
 * there is no rate; with two types the price is not all a guest pays, so it is not "included".
 */
export function taxOf(taxIds: readonly string[], taxes: ReadonlyMap<string, Tax>, locationId: string): ItemTax {
  const found = taxIds.flatMap((id) => taxes.get(id) ?? []);
  const applied = found.filter(({ enabled, presence }) => enabled && isPresent(presence, locationId));
  const taxIncluded = applied.every(({ included }) => included);
  if (!taxIncluded && applied.some(({ included }) => included)) return { taxIncluded, problem: 'mixed-tax' };
  if (found.length < taxIds.length) return { taxIncluded, problem: 'unknown-tax' };

  let taxRate = 0;
  for (const { percentage } of applied) {
    if (percentage === null) return { taxIncluded };
    taxRate += percentage;
  }
  // 7.5 + 2.3 is 9.8 and not 9.799999999999999.
  return applied.length === 0 ? { taxIncluded } : { taxIncluded, taxRate: Number(taxRate.toFixed(6)) };
}
