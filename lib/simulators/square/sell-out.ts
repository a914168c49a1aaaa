import type { ParsedEdit } from './edit-schema.ts';
import type { CatalogObject, VariationOverride } from './types.ts';

type SellOut = Extract<ParsedEdit, { kind: 'sold-out' }>;

/** Marks a variation or a modifier as sold out at a shop, or as on sale again; its price there stays. */
export function soldOutAt(object: CatalogObject, edit: SellOut): CatalogObject {
  if (object.type === 'ITEM_VARIATION') {
    const { item_variation_data: data } = object;
    const location_overrides = marked(data.location_overrides, edit);
    return { ...object, item_variation_data: { ...data, location_overrides } };
  }
  if (object.type !== 'MODIFIER') throw new RangeError(`${object.type} ${object.id} can't be sold out`);
  const { modifier_data: data } = object;
  return { ...object, modifier_data: { ...data, location_overrides: marked(data.location_overrides, edit) } };
}

function marked(
  overrides: readonly VariationOverride[] = [],
  { locationId, soldOut, until }: SellOut,
): readonly VariationOverride[] {
  const own = overrides.find(({ location_id }) => location_id === locationId);
  const { sold_out: _, sold_out_valid_until: __, ...rest } = own ?? { location_id: locationId };
  const others = overrides.filter((override) => override !== own);
  return [...others, { ...rest, sold_out: soldOut, ...(until !== undefined && { sold_out_valid_until: until }) }];
}
