import { mapNested } from './nested.ts';
import type { CatalogObject } from './types.ts';

const texts = new WeakMap<CatalogObject, string>();

/** An object as JSON, cached: objects are never mutated, and a large catalogue is read repeatedly. */
export function objectText(object: CatalogObject): string {
  const cached = texts.get(object);
  if (cached !== undefined) return cached;
  const text = JSON.stringify(withoutDeletedParts(object));
  texts.set(object, text);
  return text;
}

/** Deleted variations can be retrieved by id, but are not listed in their item. */
function withoutDeletedParts(object: CatalogObject): CatalogObject {
  if (object.is_deleted === true || object.type === 'ITEM_VARIATION' || object.type === 'MODIFIER') return object;
  return mapNested(object, (nested) => nested.filter((child) => child.is_deleted !== true));
}

/** `"objects":[…]`, or nothing: Square omits empty lists. */
export function objectsMember(name: string, objects: readonly CatalogObject[]): readonly string[] {
  return objects.length === 0 ? [] : [`"${name}":[${objects.map(objectText).join(',')}]`];
}

/** A member of a JSON object; nothing if the value is undefined. */
export function member(name: string, value: unknown): readonly string[] {
  return value === undefined ? [] : [`"${name}":${JSON.stringify(value)}`];
}
