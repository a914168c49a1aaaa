import type {
  CategoryObject,
  ItemData,
  ItemObject,
  MeasurementUnitObject,
  ModifierListData,
  ModifierListObject,
  ModifierObject,
  Presence,
  TaxObject,
  VariationObject,
} from '#lib/simulators/square/types.ts';

const stamp = { version: 1, updated_at: '2026-11-01T00:00:00.000Z' };

type VariationMore = Partial<VariationObject['item_variation_data']>;

export function variation(id: string, amount: number | null, more: VariationMore = {}, presence: Presence = {}) {
  const pricing =
    amount === null
      ? ({ pricing_type: 'VARIABLE_PRICING' } as const)
      : ({ pricing_type: 'FIXED_PRICING', price_money: { amount, currency: 'JPY' } } as const);
  const item_variation_data = { item_id: '', ...pricing, ...more };
  return { type: 'ITEM_VARIATION', id, ...stamp, ...presence, item_variation_data } as const;
}

export function item(id: string, data: Partial<ItemData>, presence: Presence = {}): ItemObject {
  const variations = (data.variations ?? [variation(`${id}-V`, 500)]).map((one) => ({
    ...one,
    item_variation_data: { ...one.item_variation_data, item_id: id },
  }));
  const item_data = { name: id, categories: [{ id: 'FOOD', ordinal: 0 }], ...data, variations };
  return { type: 'ITEM', id, ...stamp, ...presence, item_data };
}

type ModifierMore = Partial<ModifierObject['modifier_data']> & { readonly around?: Presence };

export function modifier(
  id: string,
  amount: number | undefined,
  { around, ...more }: ModifierMore = {},
): ModifierObject {
  const price = amount === undefined ? {} : { price_money: { amount, currency: 'JPY' } };
  const modifier_data = { name: id, modifier_list_id: '', ...price, ...more };
  return { type: 'MODIFIER', id, ...stamp, ...around, modifier_data };
}

export function list(
  id: string,
  modifiers: readonly ModifierObject[],
  more: Partial<ModifierListData> = {},
  presence: Presence = {},
): ModifierListObject {
  const inside = modifiers.map((one) => ({ ...one, modifier_data: { ...one.modifier_data, modifier_list_id: id } }));
  return {
    type: 'MODIFIER_LIST',
    id,
    ...stamp,
    ...presence,
    modifier_list_data: { name: id, modifiers: inside, ...more },
  };
}

export function category(id: string, more: Partial<CategoryObject['category_data']> = {}): CategoryObject {
  return { type: 'CATEGORY', id, ...stamp, category_data: { name: id, category_type: 'REGULAR_CATEGORY', ...more } };
}

export function tax(
  id: string,
  percentage: string,
  more: Partial<TaxObject['tax_data']> = {},
  presence: Presence = {},
): TaxObject {
  const tax_data = { name: id, percentage, inclusion_type: 'INCLUSIVE', enabled: true, ...more } as const;
  return { type: 'TAX', id, ...stamp, ...presence, tax_data };
}

export function unit(id: string, measured: MeasurementUnitObject['measurement_unit_data']['measurement_unit']) {
  return { type: 'MEASUREMENT_UNIT', id, ...stamp, measurement_unit_data: { measurement_unit: measured } } as const;
}
