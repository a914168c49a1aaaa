/** The longest name that a browser is shown with. */
const USER_AGENT_LENGTH = 400;

export function isSecure(url: string | null): boolean {
  return url?.startsWith('https:') ?? false;
}

/** Over https a browser takes such a cookie from this very host alone, over https, for every path of it. */
export function cookiePrefix(url: string | null): string {
  return isSecure(url) ? '__Host-haizen' : 'haizen';
}

/** What better-auth is shown of a request: our cookies and who sent them. A pending second factor counts only where it is asked for. */
export function authHeaders(headers: Headers, cookie: 'session_token' | 'two_factor'): Headers {
  const cookies = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const ours = cookies.filter((pair) => pair.slice(0, pair.indexOf('=')).endsWith(`haizen.${cookie}`));
  const shown = new Headers({ cookie: ours.join('; ') });
  const userAgent = headers.get('user-agent')?.slice(0, USER_AGENT_LENGTH);
  if (userAgent !== undefined) shown.set('user-agent', userAgent);
  const address = headers.get('x-forwarded-for');
  if (address !== null) shown.set('x-forwarded-for', address);
  return shown;
}

/** A browser's next request, after it was given these `Set-Cookie` lines. */
export function headersAfter(cookies: readonly string[]): Headers {
  return new Headers({ cookie: cookies.map((line) => line.slice(0, line.indexOf(';'))).join('; ') });
}
