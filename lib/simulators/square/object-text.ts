import { mapNested } from './nested.ts';
import type { CatalogObject } from './types.ts';

const texts = new WeakMap<CatalogObject, string>();

/** An object as JSON, written once: objects never change in place, and a large catalogue is read again and again. */
export function objectText(object: CatalogObject): string {
  const known = texts.get(object);
  if (known !== undefined) return known;
  const text = JSON.stringify(withoutDeletedParts(object));
  texts.set(object, text);
  return text;
}

/** A deleted variation is seen by its own id, and no longer inside its item. */
function withoutDeletedParts(object: CatalogObject): CatalogObject {
  if (object.is_deleted === true || object.type === 'ITEM_VARIATION' || object.type === 'MODIFIER') return object;
  return mapNested(object, (nested) => nested.filter((one) => one.is_deleted !== true));
}

/** `"objects":[…]`, or nothing: Square leaves empty lists out. */
export function objectsMember(name: string, objects: readonly CatalogObject[]): readonly string[] {
  return objects.length === 0 ? [] : [`"${name}":[${objects.map(objectText).join(',')}]`];
}

/** A member of a JSON object; nothing where the value is undefined. */
export function member(name: string, value: unknown): readonly string[] {
  return value === undefined ? [] : [`"${name}":${JSON.stringify(value)}`];
}
