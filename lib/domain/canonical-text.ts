/**
 * One text per value: keys sorted, absent and undefined alike, no white space. Two masters are the same where their
 * texts are (RFC 8785 in spirit; numbers here are integers and short decimals).
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(withSortedKeys(value));
}

/** A copy, since a replacer function costs several times as much as all the rest: every shop's menu comes by here. */
function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).toSorted()) {
    const part = withSortedKeys(value[key]);
    // Assigned, it would be the copy's prototype.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: part, enumerable: true });
    else copy[key] = part;
  }
  return copy;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
