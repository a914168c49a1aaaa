import { findPerson } from '#lib/db/accounts/find-person.ts';
import { endSessionWith, noteSignIn } from '#lib/db/accounts/sessions.ts';
import { headersAfter, readCookie } from './cookies.ts';
import type { SignedIn, WithSession } from './outcomes.ts';
import type { Parts } from './parts.ts';
import { oldestSession } from './session-end.ts';
import type { SignedValue } from './signed-value.ts';
import { trustLine } from './trusted-browser.ts';

/** Completes a sign-in. Ends the browser's previous session, even if it belonged to someone else. */
export async function beginSession(
  parts: Parts,
  { cookies, headers }: { cookies: readonly string[]; headers: Headers },
): Promise<SignedIn> {
  await endBroughtSession(parts, headers);
  const begun = await withSession(parts, { kind: 'signed-in', cookies });
  await noteSignIn(parts.db, { userId: begun.person.id, now: parts.now() });
  return { ...begun, cookies: [...cookies, trustLine(parts, { headers, email: begun.person.email })] };
}

/** Ends the session in the request's cookie; does nothing if there is no validly signed one. */
export async function endBroughtSession(parts: Parts, headers: Headers): Promise<void> {
  const token = tokenIn(parts, headers);
  if (token !== null) await endSessionWith(parts.db, token.value);
}

/** Adds the person that a new session's cookies belong to. */
export async function withSession<Kind extends string>(
  parts: Parts,
  { kind, cookies }: { kind: Kind; cookies: readonly string[] },
): Promise<WithSession<Kind>> {
  const token = tokenIn(parts, headersAfter(cookies));
  const now = parts.now();
  const found =
    token === null ? null : await findPerson(parts.db, { token: token.value, now, oldest: oldestSession(now) });
  if (found === null) throw new Error('a new session ended before its person was read');
  return { kind, cookies, person: found.person };
}

/** The session token from the request's cookie; null if it is missing or not signed by us. */
export function tokenIn({ cookies: settings }: Parts, headers: Headers): SignedValue | null {
  return readCookie(headers, { kind: 'session_token', settings });
}
