import type { Item, MasterIssue, Menu, OptionGroup, Variant } from '#lib/domain/master.ts';
import { offeredGroups } from '#lib/domain/offered-groups.ts';
import { capacityOf } from '#lib/domain/option-capacity.ts';
import type { Converted } from '#lib/domain/reading.ts';
import { itemIssue } from '#lib/pos/master-issues.ts';
import type { PosLocation } from '#lib/sync/ports.ts';
import { countMenu } from '#lib/upstream-http/body/count-menu.ts';
import type { Steps } from '#lib/upstream-http/body/time-slices.ts';
import type { Catalogue } from './catalogue.ts';
import type { CsvItem } from './items.ts';

/** A shop's menu. Each item on sale at the shop is on it or has an issue. Throws `pos-malformed` if it is too large. */
export function* menuFor(catalogue: Catalogue, { id: locationId, currency }: PosLocation): Steps<Converted<Menu>> {
  const issues: MasterIssue[] = [];
  const items: Item[] = [];
  const groups = new Map<string, OptionGroup>();
  const size = countMenu('pos');
  for (const item of catalogue.items) {
    yield;
    size.issues(issues.length);
    const { here, variants } = variantsAt(item, catalogue.prices.get(locationId));
    if (here.length === 0) continue;
    if (item.name === '') {
      issues.push(itemIssue('item-without-name', item));
      continue;
    }
    if (variants.length === 0) {
      issues.push(itemIssue('item-without-price', item));
      continue;
    }
    const priced = new Set(variants.map(({ id }) => id));
    for (const { id, name } of here) {
      if (!priced.has(id)) issues.push(itemIssue('variant-without-price', item, name || id));
    }
    if (item.categoryIds.length === 0) issues.push(itemIssue('uncategorised', item));
    for (const group of offeredGroups(item.optionGroupIds, catalogue.groups)) {
      if (groups.has(group.id)) continue;
      const fitting = fittingGroup(group, item, issues);
      size.group(fitting);
      groups.set(group.id, fitting);
    }
    const made = { ...item, variants };
    size.item(made);
    items.push(made);
  }
  const optionGroups = [...groups.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const master = { currency, items, optionGroups };
  size.choices(master);
  return { master, issues };
}

type PricesHere = ReturnType<Catalogue['prices']['get']>;

/** The variants on sale at a shop, and of those the ones with a price. */
function variantsAt({ variants }: CsvItem, prices: PricesHere) {
  const here = variants.filter(({ id, onSale }) => prices?.get(id)?.onSale ?? onSale);
  const priced = here.flatMap(({ id, name, sku, price }): Variant[] => {
    const ownPrice = prices?.get(id)?.price ?? price;
    if (ownPrice === null) return [];
    return [{ id, ...(name !== '' && { name }), price: ownPrice, ...(sku !== '' && { sku }) }];
  });
  return { here, variants: priced };
}

/** The group with a minimum and defaults that a guest can choose; reported once, with the first item that offers it. */
function fittingGroup(group: OptionGroup, item: CsvItem, issues: MasterIssue[]): OptionGroup {
  const min = Math.min(group.min, capacityOf(group, group.options));
  if (min < group.min) issues.push(itemIssue('min-above-options', item, group.name));
  let defaults = 0;
  const options = group.options.map(({ default: isDefault, ...option }) => {
    if (isDefault) defaults += 1;
    return isDefault && defaults <= (group.max ?? Infinity) ? { ...option, default: isDefault } : option;
  });
  if (defaults > (group.max ?? Infinity)) issues.push(itemIssue('defaults-above-max', item, group.name));
  return { ...group, min, options };
}
