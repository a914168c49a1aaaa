const FIRST_PAGE = '/';
/** Longer than any real URL of this site. */
const LONGEST = 2_000;
/** A placeholder origin for parsing paths. */
const HERE = 'http://here.invalid';

/** Pages that signing in leaves, and paths that are not pages. The API's documentation is a page. */
const NOWHERE_TO_GO = /^\/(?:sign-in|setup|invite|api(?!\/docs(?:[/?#]|$)))(?:[/?#]|$)/u;

/**
 * The path to open after signing in: the requested one if it is a page of this site, otherwise the first page. Rejects
 * anything that could redirect elsewhere, even if decoded once more on the way.
 */
export function nextPath(asked: string | null | undefined): string {
  if (!asked || asked.length > LONGEST) return FIRST_PAGE;
  const decoded = decodedOnce(asked);
  if (decoded === null || !isInside(asked) || !isInside(decoded)) return FIRST_PAGE;
  return NOWHERE_TO_GO.test(decoded) ? FIRST_PAGE : asked;
}

/** The sign-in page, with a path of this site to return to. */
export function signInPath(next: string, more: Readonly<Record<string, string>> = {}): string {
  const inside = nextPath(next);
  const query = new URLSearchParams({ ...more, ...(inside !== FIRST_PAGE && { next: inside }) }).toString();
  return query === '' ? '/sign-in' : `/sign-in?${query}`;
}

function isInside(path: string): boolean {
  if (!/^\/(?!\/)[^\\\p{Cc}]*$/u.test(path) || !URL.canParse(path, HERE)) return false;
  const { origin, pathname } = new URL(path, HERE);
  // `/..//elsewhere` starts with two slashes once normalized.
  return origin === HERE && !pathname.startsWith('//');
}

function decodedOnce(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
