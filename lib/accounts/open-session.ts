import { beginSession } from './begin-session.ts';
import { authHeaders } from './cookies.ts';
import type { SignedIn } from './outcomes.ts';
import type { Parts } from './parts.ts';

/** Signs a user in. The caller has authenticated the user, or doesn't need to. */
export async function openSession(
  parts: Parts,
  { userId, headers }: { userId: string; headers: Headers },
): Promise<SignedIn> {
  const opened = await parts.auth.api.openSession({
    body: { userId },
    headers: authHeaders(headers, parts.cookies),
    returnHeaders: true,
  });
  return beginSession(parts, { cookies: opened.headers.getSetCookie(), headers });
}
