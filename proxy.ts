import { type NextRequest, NextResponse } from 'next/server';
import { PAGE_PATH_HEADER } from '#app/components/session/page-path.ts';

/** Tells pages their own address: whoever has to sign in first comes back to it. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  const { pathname, search } = request.nextUrl;
  headers.set(PAGE_PATH_HEADER, `${pathname}${search}`);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: '/((?!api/|_next/|icon.svg).*)' };
