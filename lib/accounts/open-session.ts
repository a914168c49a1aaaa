import { randomBytes } from 'node:crypto';
import {
  createSession,
  deleteAllSessions,
  deleteSessionWith,
  findPerson,
  noteSignIn,
} from '#lib/db/accounts/sessions.ts';
import type { Transaction } from '#lib/db/database.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import type { Act } from '#lib/domain/audit.ts';
import { cookieLine, readCookie } from './cookies.ts';
import type { Parts, RequestContext, SignedIn, WithSession } from './parts.ts';
import { oldestSession, SESSION_SECONDS, sessionEnd } from './session-end.ts';
import type { SignedValue } from './signed-value.ts';
import { trustLine } from './trusted-browser.ts';

/** 192 bits. */
const TOKEN_BYTES = 24;
/** Longer user agents are cut, in characters. */
const USER_AGENT_LENGTH = 400;

type Opening = RequestContext & { readonly userId: string };

/** Completes a sign-in, with its audit event. Ends the browser's previous session, even if it belonged to someone else. */
export async function openSession(
  tx: Transaction,
  parts: Parts,
  { act = 'signed-in', ...opening }: Opening & { readonly act?: Act },
): Promise<SignedIn> {
  const { headers, by, userId } = opening;
  await endBroughtSession(tx, parts, headers);
  const { cookies, person } = await newSession(tx, parts, opening);
  await noteSignIn(tx, { userId, now: parts.now() });
  // The request's own actor is still anonymous.
  await recordAuditEvent(tx, {
    act,
    by: { ...by, kind: 'person', id: userId, name: person.name },
    subject: person.email,
  });
  const trusted = trustLine(parts, { headers, email: person.email });
  return { kind: 'signed-in', cookies: [...cookies, trusted], person };
}

/** Ends all of a person's sessions and starts a new one for the browser of the request. */
export async function replaceSessions<Kind extends string>(
  tx: Transaction,
  parts: Parts,
  { kind, ...opening }: Opening & { readonly kind: Kind },
): Promise<WithSession<Kind>> {
  await deleteAllSessions(tx, opening.userId);
  return { kind, ...(await newSession(tx, parts, opening)) };
}

async function newSession(tx: Transaction, parts: Parts, { userId, headers, by }: Opening) {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const now = parts.now();
  const userAgent = headers.get('user-agent')?.slice(0, USER_AGENT_LENGTH) ?? '';
  const from = { ipAddress: by.address ?? '', userAgent };
  await createSession(tx, { userId, token, ...from, now, expiresAt: sessionEnd(now, { now }) });
  const found = await findPerson(tx, { token, now, oldest: oldestSession(now) });
  if (found === null) throw new Error('a new session has no person');
  const line = cookieLine({ kind: 'session_token', value: token, maxAgeSeconds: SESSION_SECONDS }, parts.cookies);
  return { cookies: [line], person: found.person };
}

/** Ends the session in the request's cookie; does nothing if there is no validly signed one. */
export async function endBroughtSession(tx: Transaction, parts: Parts, headers: Headers): Promise<void> {
  const token = tokenIn(parts, headers);
  if (token !== null) await deleteSessionWith(tx, token.value);
}

/** The session token from the request's cookie; null if it is missing or not signed by us. */
export function tokenIn({ cookies: settings }: Parts, headers: Headers): SignedValue | null {
  return readCookie(headers, { kind: 'session_token', settings });
}
