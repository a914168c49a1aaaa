/** The base URL of each side. */
type Addresses = Readonly<Record<'pos' | 'ordering', { readonly baseUrl: string }>>;

type Change = {
  readonly pos?: { readonly baseUrl?: string; readonly accessToken?: string };
  readonly ordering?: { readonly baseUrl?: string; readonly token?: string };
};

/**
 * The side whose address changes without a new token; null if none. A saved token was entered for one address: another
 * path on the same host can belong to another tenant. A folder is sent no token.
 */
export function sideWithoutToken(now: Addresses, { pos, ordering }: Change): 'pos' | 'ordering' | null {
  if (pos?.accessToken === undefined && isElsewhere(pos?.baseUrl, now.pos.baseUrl)) return 'pos';
  if (ordering?.token === undefined && isElsewhere(ordering?.baseUrl, now.ordering.baseUrl)) return 'ordering';
  return null;
}

function isElsewhere(wanted: string | undefined, now: string): boolean {
  if (wanted === undefined || new URL(wanted).protocol === 'file:') return false;
  return addressOf(wanted) !== addressOf(now);
}

/** Scheme, host, port, path and query, normalized. */
function addressOf(baseUrl: string): string {
  const { protocol, host, pathname, search } = new URL(baseUrl);
  return `${protocol}//${host}${pathname.replace(/\/+$/u, '')}${search}`;
}
