const NAMES: Readonly<Record<string, string>> = { square: 'Square', oder: 'oder' };

/** The product's common name; the adapter's own name as a fallback. */
export function upstreamName(kind: string): string {
  return NAMES[kind] ?? kind;
}
