type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Before it the path is always spelt out: `/api/{collection}`. */
const FIRST_PARAMETER = 3;

/** A path with its parameters' names in place of their values, as `/api/runs/:runId`: so few of them that they can be counted by. */
export function routePattern(path: string, params: Params): string {
  const parts = path.split('/').map(decoded);
  for (const [name, value] of Object.entries(params)) {
    // What takes everything is the answer to what is not there.
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
