import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { PAGE_PATH_HEADER } from '#app/components/session/page-path.ts';
import { pagePolicy } from '#lib/api/content-policy.ts';

const NONCE_BYTES = 16;

/** Next.js calls this before it renders a page, and puts the nonce of the request's policy on its own scripts. */
export function proxy(request: NextRequest): NextResponse {
  // Browsers ask for it by themselves where a page has not told them of its icon yet. A rewrite of next.config.js would be
  // tried for each request of the API too.
  if (request.nextUrl.pathname === '/favicon.ico') return NextResponse.rewrite(new URL('/icon.svg', request.url));
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const policy = pagePolicy({ nonce, isDevelopment: process.env.NODE_ENV === 'development' });
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  // For what the pages write inline themselves.
  headers.set('x-nonce', nonce);
  // Whoever has to sign in first comes back to the page.
  const { pathname, search } = request.nextUrl;
  headers.set(PAGE_PATH_HEADER, `${pathname}${search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/** Pages alone: the API, its status poll before all, and the files of a build go past. */
export const config = {
  matcher: ['/((?!api(?:/|$)|_next/|icon\\.svg).*)', '/api/docs/:path*'],
};
