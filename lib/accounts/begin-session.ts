import { findPerson } from '../db/accounts/find-person.ts';
import { endSessionWith, noteSignIn } from '../db/accounts/sessions.ts';
import { authHeaders, headersAfter } from './cookies.ts';
import type { SignedIn, WithSession } from './outcomes.ts';
import type { Parts } from './parts.ts';

/** What follows every sign-in: the session that the browser had before ends, whoever it belonged to. */
export async function beginSession(
  parts: Parts,
  { cookies, headers }: { cookies: readonly string[]; headers: Headers },
): Promise<SignedIn> {
  await endBroughtSession(parts, headers);
  const begun = await withSession(parts, { kind: 'signed-in', cookies });
  await noteSignIn(parts.db, { userId: begun.person.id, now: parts.now() });
  return begun;
}

/** Where the request brings no session of ours, it does nothing. */
export async function endBroughtSession(parts: Parts, headers: Headers): Promise<void> {
  const token = await tokenIn(parts, headers);
  if (token !== null) await endSessionWith(parts.db, token);
}

/** Whose session these new cookies carry. */
export async function withSession<Kind extends string>(
  parts: Parts,
  { kind, cookies }: { kind: Kind; cookies: readonly string[] },
): Promise<WithSession<Kind>> {
  const token = await tokenIn(parts, headersAfter(cookies));
  const found = token === null ? null : await findPerson(parts.db, { token, now: parts.now() });
  if (found === null) throw new Error('a session ended in the moment in which it began');
  return { kind, cookies, person: found.person };
}

/** The session's token that a browser brings, where it is signed by us. */
export function tokenIn({ auth }: Parts, headers: Headers): Promise<string | null> {
  return auth.api.readToken({ headers: authHeaders(headers, 'session_token') });
}
