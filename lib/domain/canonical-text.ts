/**
 * One text per value: sorted keys, no white space, undefined omitted. Two masters are equal if their texts are equal
 * (RFC 8785 in spirit; numbers here are integers and short decimals).
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(withSortedKeys(value));
}

/** Copies the value, because a replacer function is several times slower, and every shop's menu is serialized here. */
function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).toSorted()) {
    const part = withSortedKeys(value[key]);
    // Plain assignment would set the copy's prototype.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: part, enumerable: true });
    else copy[key] = part;
  }
  return copy;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
