const NAMES: Readonly<Record<string, string>> = { square: 'Square', oder: 'oder' };

/** What people call the product on a chain's side; an adapter's own word where it has no other name. */
export function upstreamName(kind: string): string {
  return NAMES[kind] ?? kind;
}
