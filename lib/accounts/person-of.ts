import type { Person } from '../domain/access.ts';
import { findPerson } from '../db/accounts/find-person.ts';
import { prolongSession } from '../db/accounts/sessions.ts';
import { sessionEnd } from './auth.ts';
import { tokenIn } from './begin-session.ts';
import type { Parts } from './parts.ts';

/** A session that is in use is prolonged no more often than that. */
const PROLONG_AFTER_MS = 10 * 60_000;

/** Who is signed in, by one statement. Prolongs nothing: for pages, which can't set a cookie. */
export async function personOf(parts: Parts, headers: Headers): Promise<Person | null> {
  return (await find(parts, headers))?.person ?? null;
}

/** The same for routes: some minutes after the last time, the session is prolonged, and its cookie has to be sent again. */
export async function personSeen(
  parts: Parts,
  headers: Headers,
): Promise<{ readonly person: Person; readonly cookies: readonly string[] } | null> {
  const found = await find(parts, headers);
  if (found === null) return null;
  const { token, person, seenAt } = found;
  const now = parts.now();
  if (now.getTime() - seenAt.getTime() < PROLONG_AFTER_MS) return { person, cookies: [] };
  const expiresAt = sessionEnd(now);
  if (!(await prolongSession(parts.db, { id: person.sessionId, seenAt, now, expiresAt })))
    return { person, cookies: [] };
  const resent = await parts.auth.api.resendCookie({ body: { token }, returnHeaders: true });
  return { person, cookies: resent.headers.getSetCookie() };
}

async function find(parts: Parts, headers: Headers) {
  // Most that is asked without an account, a tool's key for one, comes without a cookie.
  const token = headers.has('cookie') ? await tokenIn(parts, headers) : null;
  if (token === null) return null;
  const found = await findPerson(parts.db, { token, now: parts.now() });
  return found && { token, ...found };
}
