import { findPerson, prolongSession } from '#lib/db/accounts/sessions.ts';
import type { Person } from '#lib/domain/access.ts';
import { cookieLine } from './cookies.ts';
import { tokenIn } from './open-session.ts';
import type { Parts } from './parts.ts';
import { oldestSession, sessionEnd } from './session-end.ts';
import { isTrusted, trustLine } from './trusted-browser.ts';

/** An active session is extended at most this often. */
const PROLONG_AFTER_MS = 10 * 60_000;

/** The signed-in person, in one query. Doesn't extend the session: for pages, which can't set cookies. */
export async function personOf(parts: Parts, headers: Headers): Promise<Person | null> {
  return (await find(parts, headers))?.person ?? null;
}

/**
 * Like `personOf`, for routes: also extends the session at intervals. `cookies` holds the `Set-Cookie` lines to send, for an
 * extended session and for cookies that are still signed with an old secret.
 */
export async function personSeen(
  parts: Parts,
  headers: Headers,
): Promise<{ readonly person: Person; readonly cookies: readonly string[] } | null> {
  const found = await find(parts, headers);
  if (found === null) return null;
  const { token, person, seenAt, createdAt } = found;
  const now = parts.now();
  const isDue = now.getTime() - seenAt.getTime() >= PROLONG_AFTER_MS;
  const expiresAt = sessionEnd(createdAt, { now });
  const isProlonged = isDue && (await prolongSession(parts.db, { id: person.sessionId, seenAt, now, expiresAt }));
  if (!isProlonged && token.isCurrent) return { person, cookies: [] };
  const maxAgeSeconds = Math.ceil((expiresAt.getTime() - now.getTime()) / 1_000);
  const session = cookieLine({ kind: 'session_token', value: token.value, maxAgeSeconds }, parts.cookies);
  const of = { headers, email: person.email };
  return { person, cookies: isTrusted(parts, of) ? [session] : [session, trustLine(parts, of)] };
}

async function find(parts: Parts, headers: Headers) {
  const token = tokenIn(parts, headers);
  if (token === null) return null;
  const now = parts.now();
  const found = await findPerson(parts.db, { token: token.value, now, oldest: oldestSession(now) });
  return found && { token, ...found };
}
