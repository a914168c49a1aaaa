import { endBroughtSession } from './begin-session.ts';
import { authHeaders } from './cookies.ts';
import type { Parts } from './parts.ts';

/** Ends the browser's session, and gives the lines that take its cookies away. */
export async function signOut(parts: Parts, headers: Headers): Promise<readonly string[]> {
  // Done here: better-auth goes on where the database refuses, and the session would live.
  await endBroughtSession(parts, headers);
  const answer = await parts.auth.api.signOut({ headers: authHeaders(headers, parts.cookies), returnHeaders: true });
  return answer.headers.getSetCookie();
}
