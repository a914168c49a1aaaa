import { endBroughtSession } from './begin-session.ts';
import { authHeaders } from './cookies.ts';
import type { Parts } from './parts.ts';

/** Ends the browser's session; returns the `Set-Cookie` lines that delete its cookies. */
export async function signOut(parts: Parts, headers: Headers): Promise<readonly string[]> {
  // better-auth ignores database errors here, which would leave the session alive.
  await endBroughtSession(parts, headers);
  const answer = await parts.auth.api.signOut({ headers: authHeaders(headers, parts.cookies), returnHeaders: true });
  return answer.headers.getSetCookie();
}
