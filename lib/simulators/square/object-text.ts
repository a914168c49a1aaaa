import { mapNested } from './nested.ts';
import type { CatalogObject } from './types.ts';

const texts = new WeakMap<CatalogObject, string>();

/** The first `Square-Version` with `child_modifier_list_ids`. */
const NESTED_SINCE = '2026-08-19';

/** The `Square-Version` of a request; without one, the newest. */
export function versionOf({ headers }: { readonly headers: Readonly<Record<string, string | undefined>> }): string {
  return headers['square-version'] ?? NESTED_SINCE;
}

/** An object as JSON, in the shape of a `Square-Version`. */
export function objectText(object: CatalogObject, version: string): string {
  const isOld = version < NESTED_SINCE && (object.type === 'MODIFIER_LIST' || object.type === 'MODIFIER');
  return isOld ? JSON.stringify(withoutChildLists(withoutDeletedParts(object))) : newestText(object);
}

function withoutChildLists(object: CatalogObject): CatalogObject {
  if (object.type === 'MODIFIER') {
    const { child_modifier_list_ids: _, ...modifier_data } = object.modifier_data;
    return { ...object, modifier_data };
  }
  if (object.type === 'ITEM_VARIATION') return object;
  return mapNested(object, (nested) => nested.map((child) => withoutChildLists(child) as typeof child));
}

/** Cached: objects are never mutated, and a large catalogue is read repeatedly. */
function newestText(object: CatalogObject): string {
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
export function objectsMember(name: string, objects: readonly CatalogObject[], version: string): readonly string[] {
  if (objects.length === 0) return [];
  return [`"${name}":[${objects.map((object) => objectText(object, version)).join(',')}]`];
}

/** A member of a JSON object; nothing if the value is undefined. */
export function member(name: string, value: unknown): readonly string[] {
  return value === undefined ? [] : [`"${name}":${JSON.stringify(value)}`];
}
