/** Where each side's requests go. */
type Addresses = Readonly<Record<'pos' | 'ordering', { readonly baseUrl: string }>>;

type Change = {
  readonly pos?: { readonly baseUrl?: string; readonly accessToken?: string };
  readonly ordering?: { readonly baseUrl?: string; readonly token?: string };
};

/**
 * The side whose address a change moves without bringing a token for it; null where there is none. A saved token was
 * entered for one address: another path on the same host may belong to somebody else.
 */
export function sideWithoutToken(now: Addresses, { pos, ordering }: Change): 'pos' | 'ordering' | null {
  if (pos?.accessToken === undefined && isElsewhere(pos?.baseUrl, now.pos.baseUrl)) return 'pos';
  if (ordering?.token === undefined && isElsewhere(ordering?.baseUrl, now.ordering.baseUrl)) return 'ordering';
  return null;
}

function isElsewhere(wanted: string | undefined, now: string): boolean {
  return wanted !== undefined && addressOf(wanted) !== addressOf(now);
}

/** Scheme, host, port, path and query, in one spelling. */
function addressOf(baseUrl: string): string {
  const { origin, pathname, search } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/+$/u, '')}${search}`;
}
