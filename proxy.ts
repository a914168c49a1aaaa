import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { PAGE_PATH_HEADER } from '#app/components/shared/session/page-path.ts';
import { pagePolicy } from '#lib/api/content-policy.ts';

const NONCE_BYTES = 16;

/** Next.js calls this before rendering a page, and adds the nonce of the request's policy to its own scripts. */
export function proxy(request: NextRequest): NextResponse {
  // Browsers request it before a page has declared its icon. A rewrite in next.config.js would also be evaluated for every
  // API request.
  if (request.nextUrl.pathname === '/favicon.ico') return NextResponse.rewrite(new URL('/icon.svg', request.url));
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const policy = pagePolicy({ nonce, isDevelopment: process.env.NODE_ENV === 'development' });
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  // For the pages' own inline scripts and styles.
  headers.set('x-nonce', nonce);
  // The sign-in page returns to this page.
  const { pathname, search } = request.nextUrl;
  headers.set(PAGE_PATH_HEADER, `${pathname}${search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/** Pages only: skips the API, whose status poll is frequent, and the build's files. */
export const config = {
  matcher: ['/((?!api(?:/|$)|_next/|icon\\.svg).*)', '/api/docs/:path*'],
};
