import type { SquareChange, SquareObject } from './schema.ts';

type Objects = ReadonlyMap<string, SquareObject>;
type Changes = ReadonlyMap<string, SquareChange>;

/**
 * A catalogue with changes applied. Null if they don't fit together: a variation or modifier changed, but what holds it
 * didn't come with it.
 */
export function mergeChanges(known: Objects, changes: Changes): Objects | null {
  const objects = new Map(known);
  const whole = new Set<string>();
  for (const [id, change] of changes) {
    if (change.kind === 'deleted') objects.delete(id);
    if (change.kind !== 'changed') continue;
    objects.set(id, change.object);
    for (const nested of nestedIdsOf(change.object)) whole.add(nested);
  }
  const loose = [...changes].filter(([id, { kind }]) => kind !== 'changed' && !whole.has(id));
  if (loose.some(([, { kind }]) => kind === 'nested')) return null;
  return holdsAny(objects, changes, new Set(loose.map(([id]) => id))) ? null : objects;
}

/** Whether an unchanged object still holds a nested one that was deleted. */
function holdsAny(objects: Objects, changes: Changes, deleted: ReadonlySet<string>): boolean {
  if (deleted.size === 0) return false;
  return [...objects.values()].some(
    (object) => !changes.has(object.id) && nestedIdsOf(object).some((id) => deleted.has(id)),
  );
}

/** The ids of an item's variations or a list's modifiers. */
function nestedIdsOf(object: SquareObject): readonly string[] {
  if (object.type === 'ITEM') return (object.item_data.variations ?? []).map(({ id }) => id);
  if (object.type === 'MODIFIER_LIST') return (object.modifier_list_data.modifiers ?? []).map(({ id }) => id);
  return [];
}
