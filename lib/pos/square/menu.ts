import { SyncError } from '#lib/domain/errors.ts';
import type { Item, MasterIssue, Menu, Variant } from '#lib/domain/master.ts';
import type { Converted } from '#lib/domain/reading.ts';
import { itemIssue } from '#lib/pos/master-issues.ts';
import { countMenu } from '#lib/upstream-http/body/count-menu.ts';
import type { Steps } from '#lib/upstream-http/body/time-slices.ts';
import type { Catalogue } from './catalogue.ts';
import { type CatalogueItem, type CatalogueVariation, isGoods } from './item.ts';
import { collectOptionGroups } from './option-groups.ts';
import { isPresent } from './presence.ts';
import { priceAt, type PriceReader } from './price.ts';
import { issuesOfTaxes, type MenuLocation, taxOf } from './tax.ts';

/**
 * Builds a shop's menu from the account's catalogue. Each item present at the shop is on the menu, withheld by the POS
 * (archived, or no variation present), or has an issue. Throws `pos-wrong-currency` if a price isn't in the location's
 * currency, `pos-malformed` if the menu is too large.
 */
export function* menuFor(catalogue: Catalogue, location: MenuLocation): Steps<Converted<Menu>> {
  const { id: locationId, currency } = location;
  const issues: MasterIssue[] = [...issuesOfTaxes(catalogue.taxes, location)];
  const items: Item[] = [];

  const priceOf: PriceReader = (prices, item) => {
    const price = priceAt(prices, locationId);
    if (price?.currency === undefined || price.currency === currency) return price;
    throw new SyncError('pos-wrong-currency', {
      detail: { itemId: item.id, itemName: item.name, said: `${price.currency} ≠ ${currency}` },
    });
  };
  const size = countMenu('pos');
  const groups = collectOptionGroups({ locationId, catalogue, priceOf, issues, size });

  for (const item of catalogue.items.values()) {
    yield;
    size.issues(issues.length);
    if (item.archived || !isPresent(item.presence, locationId)) continue;
    const here = item.variations.filter(({ presence }) => isPresent(presence, locationId));
    if (here.length === 0 && item.variations.length > 0) continue;
    if (!isGoods(item)) {
      issues.push(itemIssue('product-type-not-sold', item, item.productType));
      continue;
    }
    if (item.name.trim() === '') {
      issues.push(itemIssue('item-without-name', item));
      continue;
    }
    const { variants, withheld } = variantsOf(item, here, { units: catalogue.units, priceOf });
    const reported = variants.length > 0 ? withheld : [itemIssue(causeOf(withheld), item)];
    for (const issue of reported) issues.push(issue);
    if (variants.length === 0) continue;
    const { categoryIds, sortOrder, issues: placementIssues } = item.placement;
    const { problem, ...tax } = taxOf(item.taxIds, catalogue.taxes, location);
    if (problem) issues.push(itemIssue(problem, item));
    for (const issue of placementIssues) issues.push(issue);
    const made = {
      id: item.id,
      name: item.name,
      ...(item.kana !== '' && { kana: item.kana }),
      categoryIds,
      sortOrder,
      ...tax,
      ...(item.alcoholic && { alcoholic: true as const }),
      variants,
      optionGroupIds: groups.idsFor(item),
    };
    size.item(made);
    items.push(made);
  }
  const master = { currency, items, optionGroups: groups.all() };
  size.choices(master);
  return { master, issues };
}

type Variants = { readonly variants: readonly Variant[]; readonly withheld: readonly MasterIssue[] };

/** The variants of an item sold at a shop, and an issue for each present variation that can't be sold. */
function variantsOf(
  item: CatalogueItem,
  here: readonly CatalogueVariation[],
  { units, priceOf }: { units: Catalogue['units']; priceOf: PriceReader },
): Variants {
  const variants: Variant[] = [];
  const withheld: MasterIssue[] = [];
  for (const { id, name, sku, sellable, unitId, prices } of here) {
    const isMeasured = unitId !== undefined && units.get(unitId)?.countsPieces !== true;
    const price = sellable && !isMeasured ? priceOf(prices, item) : null;
    if (!sellable) withheld.push(itemIssue('variant-not-sellable', item, name));
    else if (isMeasured) withheld.push(itemIssue('variant-sold-by-measure', item, name));
    else if (!price) withheld.push(itemIssue('variant-without-price', item, name));
    else variants.push({ id, ...(name !== '' && { name }), price: price.amount, ...(sku !== '' && { sku }) });
  }
  return { variants, withheld };
}

/** Why an item has no variants, as one issue instead of one per variation. */
function causeOf(withheld: readonly MasterIssue[]): 'item-sold-by-measure' | 'item-without-price' {
  const isMeasured = withheld.length > 0 && withheld.every(({ code }) => code === 'variant-sold-by-measure');
  return isMeasured ? 'item-sold-by-measure' : 'item-without-price';
}
