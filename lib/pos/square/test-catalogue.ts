import type { CatalogueStore, StoredCatalogue } from '#lib/sync/ports.ts';
import type { Steps } from '#lib/upstream-http/body/time-slices.ts';
import { cataloguePage, type SquareObject } from './schema.ts';

type Data = Readonly<Record<string, unknown>>;
type Builder = { readonly id: string; readonly type: string } & Data;

/**
 * For tests: short builders of Square objects. `more` goes into the data, `around` beside it (presence, is_deleted).
 */
export function item(id: string, more: Data = {}, around: Data = {}): Builder {
  const data = { name: `商品${id}`, variations: [variation(`${id}-v`, 500)], ...more };
  return { type: 'ITEM', id, version: 1, item_data: data, ...around };
}

export function variation(id: string, amount: number | null, more: Data = {}, around: Data = {}): Builder {
  const pricing =
    amount === null
      ? { pricing_type: 'VARIABLE_PRICING' }
      : { pricing_type: 'FIXED_PRICING', price_money: { amount, currency: 'JPY' } };
  return { type: 'ITEM_VARIATION', id, item_variation_data: { ...pricing, ...more }, ...around };
}

export function list(id: string, modifiers: readonly Builder[], more: Data = {}, around: Data = {}): Builder {
  return { type: 'MODIFIER_LIST', id, modifier_list_data: { name: `選択${id}`, modifiers, ...more }, ...around };
}

export function modifier(id: string, amount: number, more: Data = {}, around: Data = {}): Builder {
  const data = { name: `選択肢${id}`, price_money: { amount, currency: 'JPY' }, ...more };
  return { type: 'MODIFIER', id, modifier_data: data, ...around };
}

export function category(id: string, more: Data = {}): Builder {
  return { type: 'CATEGORY', id, category_data: { name: `分類${id}`, ...more } };
}

export function tax(id: string, percentage: string | undefined, more: Data = {}, around: Data = {}): Builder {
  return { type: 'TAX', id, tax_data: { percentage, inclusion_type: 'INCLUSIVE', enabled: true, ...more }, ...around };
}

export function unit(id: string, measured: Data): Builder {
  return { type: 'MEASUREMENT_UNIT', id, measurement_unit_data: { measurement_unit: measured, precision: 3 } };
}

/** Parses objects with the client's page schema and removes duplicates, as the client does. */
export function parsed(objects: readonly Builder[]): readonly SquareObject[] {
  const read = objects.flatMap((object) => cataloguePage.lists.objects.entry.parse(object) ?? []);
  return [
    ...new Map(read.filter((object) => object.is_deleted !== true).map((object) => [object.id, object])).values(),
  ];
}

/** Runs stepwise work to completion. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** For tests: a store in memory that counts its saves. */
export function memoryStore(): CatalogueStore & { readonly saves: number; stored: StoredCatalogue | null } {
  let saves = 0;
  return {
    stored: null,
    get saves() {
      return saves;
    },
    async load() {
      return this.stored;
    },
    async save(catalogue) {
      saves += 1;
      this.stored = catalogue;
    },
    async forget() {
      this.stored = null;
    },
  };
}
