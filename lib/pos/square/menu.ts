import { SyncError } from '#lib/domain/errors.ts';
import type { Item, MasterIssue, Menu, Variant } from '#lib/domain/master.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Catalogue } from './catalogue.ts';
import { itemIssue } from './issues.ts';
import { type CatalogueItem, isGoods } from './item.ts';
import { collectOptionGroups } from './option-groups.ts';
import { isPresent } from './presence.ts';
import { priceAt, type PriceReader } from './price.ts';
import { taxOf } from './tax.ts';

export type MenuLocation = { readonly id: string; readonly currency: string };

/**
 * One shop's menu, cut out of the account's catalogue. Each item present there is either on it, withheld by the POS's
 * own will (archived), or has an issue that says why not. Throws `pos-wrong-currency` for a price in another
 * currency than the location's: then it is no price of this shop.
 */
export function menuFor(catalogue: Catalogue, { id: locationId, currency }: MenuLocation): Reading<Menu> {
  const issues: MasterIssue[] = [];
  const items: Item[] = [];

  const priceOf: PriceReader = (prices, item) => {
    const price = priceAt(prices, locationId);
    if (price?.currency === undefined || price.currency === currency) return price;
    throw new SyncError('pos-wrong-currency', {
      detail: { itemId: item.id, itemName: item.name, said: `${price.currency} ≠ ${currency}` },
    });
  };
  const groups = collectOptionGroups({ locationId, priceOf, issues });

  for (const item of catalogue.items.values()) {
    if (item.archived || !isPresent(item.presence, locationId)) continue;
    if (!isGoods(item)) {
      issues.push(itemIssue('product-type-not-sold', item, item.productType));
      continue;
    }
    if (item.name.trim() === '') {
      issues.push(itemIssue('item-without-name', item));
      continue;
    }
    const variants = variantsOf(item, { locationId, priceOf, issues });
    if (variants.length === 0) {
      issues.push(itemIssue('item-without-price', item));
      continue;
    }
    const { categoryIds, sortOrder, issues: placementIssues } = item.placement;
    const { problem, ...tax } = taxOf(item.taxIds, catalogue.taxes, locationId);
    if (problem) issues.push(itemIssue(problem, item));
    issues.push(...placementIssues);
    items.push({
      id: item.id,
      name: item.name,
      ...(item.kana !== '' && { kana: item.kana }),
      categoryIds,
      sortOrder,
      ...tax,
      variants,
      optionGroupIds: groups.idsFor(item),
    });
  }
  return { master: { currency, items, optionGroups: groups.all() }, issues };
}

function variantsOf(
  item: CatalogueItem,
  shop: { locationId: string; priceOf: PriceReader; issues: MasterIssue[] },
): readonly Variant[] {
  const variants: Variant[] = [];
  for (const { id, name, sku, presence, sellable, prices } of item.variations) {
    if (!isPresent(presence, shop.locationId)) continue;
    if (!sellable) {
      shop.issues.push(itemIssue('variant-not-sellable', item, name));
      continue;
    }
    const price = shop.priceOf(prices, item);
    if (!price) {
      shop.issues.push(itemIssue('variant-without-price', item, name));
      continue;
    }
    variants.push({ id, ...(name !== '' && { name }), price: price.amount, ...(sku !== '' && { sku }) });
  }
  return variants;
}
