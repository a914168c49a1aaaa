import type { Item, MasterIssue } from '#lib/domain/master.ts';
import { taxIssue } from '#lib/pos/master-issues.ts';
import { isPresent, type Presence, toPresence } from './presence.ts';
import type { SquareTax } from './schema.ts';

export type MenuLocation = { readonly id: string; readonly currency: string };

export type Tax = {
  readonly name: string;
  readonly presence: Presence;
  readonly enabled: boolean;
  readonly included: boolean;
  /** Null if Square has no readable percentage. */
  readonly percentage: number | null;
  /** Square adds it to a set of products at the sale. */
  readonly byProductSet: boolean;
};

export function toTax({ id, tax_data: data, ...object }: SquareTax): Tax {
  const percentage = data.percentage?.trim() ?? '';
  return {
    name: data.name || id,
    presence: toPresence(object),
    enabled: data.enabled ?? true,
    included: data.inclusion_type === 'INCLUSIVE',
    percentage: /^\d+(\.\d+)?$/.test(percentage) ? Number(percentage) : null,
    byProductSet: Boolean(data.applies_to_product_set_id),
  };
}

type Taxes = ReadonlyMap<string, Tax>;

export type ItemTax = Pick<Item, 'taxRate' | 'taxRates' | 'taxIncluded'> & {
  readonly problem?: 'mixed-tax' | 'unknown-tax' | 'tax-at-sale';
};

/**
 * Combines the taxes on an item at a location: rates of one inclusion type add up, except Japan's two consumption
 * taxes. With two types or a missing tax there is no rate; with two types the price is not all a guest pays, so it is
 * not "included".
 */
export function taxOf(taxIds: readonly string[], taxes: Taxes, location: MenuLocation): ItemTax {
  const found = taxIds.flatMap((id) => taxes.get(id) ?? []);
  const applied = found.filter((tax) => isApplied(tax, location));
  const taxIncluded = applied.every(({ included }) => included);
  if (!taxIncluded && applied.some(({ included }) => included)) return { taxIncluded, problem: 'mixed-tax' };
  if (found.length < taxIds.length) return { taxIncluded, problem: 'unknown-tax' };

  const rates = applied.map(({ percentage }) => percentage);
  if (location.currency === 'JPY' && rates.includes(STANDARD) && rates.includes(REDUCED)) {
    return { taxIncluded, ...byService(rates) };
  }
  let taxRate = 0;
  for (const rate of rates) {
    if (rate === null) return { taxIncluded };
    taxRate += rate;
  }
  // 7.5 + 2.3 is 9.8 and not 9.799999999999999.
  return applied.length === 0 ? { taxIncluded } : { taxIncluded, taxRate: Number(taxRate.toFixed(6)) };
}

/** Japan's consumption tax: food and drink to take away has the reduced rate. */
const STANDARD = 10;
const REDUCED = 8;

/**
 * Japan's rates are alternatives. A seller gives an item both, and rules by dining option, which the API doesn't have,
 * drop one of them at the sale (https://squareup.com/help/jp/ja/article/5622). With a third tax it isn't clear what
 * is left.
 */
function byService(rates: readonly unknown[]): Omit<ItemTax, 'taxIncluded'> {
  if (rates.length > 2) return { problem: 'tax-at-sale' };
  return { taxRate: STANDARD, taxRates: { dineIn: STANDARD, takeaway: REDUCED } };
}

/** Taxes that apply at the location without any item naming them. */
export function issuesOfTaxes(taxes: Taxes, location: MenuLocation): readonly MasterIssue[] {
  const added = [...taxes.values()].filter((tax) => tax.byProductSet && isApplied(tax, location));
  return added.map(taxIssue);
}

function isApplied({ enabled, presence }: Tax, { id }: MenuLocation): boolean {
  return enabled && isPresent(presence, id);
}
