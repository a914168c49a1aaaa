/** A place in a sorted list: the sort key and the id of the last entry returned. Opaque to callers. */
export type Place = readonly [key: string, id: string];

/** `list` names the list and its order; a cursor is only valid for the same list. */
export function encodePlace(list: string, place: Place): string {
  return Buffer.from(JSON.stringify([list, ...place])).toString('base64url');
}

/** Null if the text is not a cursor of that list. */
export function decodePlace(list: string, cursor: string): Place | null {
  const [of, key, id, ...more] = partsOf(cursor);
  if (of !== list || typeof key !== 'string' || typeof id !== 'string' || more.length > 0) return null;
  // Postgres rejects null bytes, so no valid cursor contains one.
  return `${key}${id}`.includes('\0') ? null : [key, id];
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
