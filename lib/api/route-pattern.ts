type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Earlier segments are always literal: `/api/{collection}`. */
const FIRST_PARAMETER = 3;

/** Replaces parameter values with their names, as in `/api/runs/:runId`: few enough patterns for a metric's label. */
export function routePattern(path: string, params: Params): string {
  const parts = path.split('/').map(decoded);
  for (const [name, value] of Object.entries(params)) {
    // Only the catch-all route, which answers 404, has a list as its parameter.
    if (typeof value !== 'string') return 'unknown';
    const place = parts.indexOf(value, FIRST_PARAMETER);
    if (place === -1) return 'unknown';
    parts[place] = `:${name}`;
  }
  return parts.join('/');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
