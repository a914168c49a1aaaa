const FIRST_PAGE = '/';
/** Longer addresses are nobody's bookmark. */
const LONGEST = 2_000;
/** Stands for this site where an address is tried. */
const HERE = 'http://here.invalid';

/** Pages that are left by signing in, and what is no page. */
const NOWHERE_TO_GO = /^\/(?:sign-in|setup|invite|api)(?:[/?#]|$)/u;

/**
 * Where signing in leads: the path that was asked for, if it is one of this site's pages; else the first page. Whatever
 * could lead a browser elsewhere is refused, also where something on the way decodes it once more.
 */
export function nextPath(asked: string | null | undefined): string {
  if (!asked || asked.length > LONGEST) return FIRST_PAGE;
  const decoded = decodedOnce(asked);
  if (decoded === null || !isInside(asked) || !isInside(decoded)) return FIRST_PAGE;
  return NOWHERE_TO_GO.test(decoded) ? FIRST_PAGE : asked;
}

/** The sign-in page that leads on to a path of this site. */
export function signInPath(next: string, more: Readonly<Record<string, string>> = {}): string {
  const inside = nextPath(next);
  const query = new URLSearchParams({ ...more, ...(inside !== FIRST_PAGE && { next: inside }) }).toString();
  return query === '' ? '/sign-in' : `/sign-in?${query}`;
}

function isInside(path: string): boolean {
  if (!/^\/(?!\/)[^\\\p{Cc}]*$/u.test(path) || !URL.canParse(path, HERE)) return false;
  const { origin, pathname } = new URL(path, HERE);
  // `/..//elsewhere` begins with two slashes once it is put in order.
  return origin === HERE && !pathname.startsWith('//');
}

function decodedOnce(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
