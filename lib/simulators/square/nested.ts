import type { CatalogObject, TopLevelObject } from './types.ts';

/** The variations of an item or the modifiers of a list, deleted ones included. */
export function nestedIn(object: TopLevelObject): readonly CatalogObject[] {
  if (object.type === 'ITEM') return object.item_data.variations;
  return object.type === 'MODIFIER_LIST' ? (object.modifier_list_data.modifiers ?? []) : [];
}

/** Maps an object's variations or modifiers; objects without any are returned unchanged. */
export function mapNested<Holder extends TopLevelObject>(
  object: Holder,
  map: <T extends CatalogObject>(nested: readonly T[]) => readonly T[],
): Holder {
  if (object.type === 'ITEM') {
    return { ...object, item_data: { ...object.item_data, variations: map(object.item_data.variations) } };
  }
  if (object.type !== 'MODIFIER_LIST' || object.modifier_list_data.modifiers === undefined) return object;
  const { modifier_list_data: data } = object;
  return { ...object, modifier_list_data: { ...data, modifiers: map(data.modifiers ?? []) } };
}
