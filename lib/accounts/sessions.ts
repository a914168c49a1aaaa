import { deleteOtherSessions, deleteSession, listSessions } from '#lib/db/accounts/sessions.ts';
import { recordAuditEvent } from '#lib/db/record-audit-event.ts';
import type { Actor, Person } from '#lib/domain/access.ts';
import type { SessionFacts } from '#lib/domain/people.ts';
import { cookieLine } from './cookies.ts';
import { endBroughtSession } from './open-session.ts';
import type { Parts, RequestContext } from './parts.ts';
import { oldestSession } from './session-end.ts';

/** A person's own live sessions. */
export function sessionsOf({ db, now }: Parts, person: Person): Promise<SessionFacts[]> {
  return listSessions(db, { person, now: now(), oldest: oldestSession(now()) });
}

/** Ends one of a person's own sessions; false if there is none with that id. */
export function endSession(
  { db }: Parts,
  { person, sessionId, by }: { person: Person; sessionId: string; by: Actor },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await deleteSession(tx, person, sessionId))) return false;
    await recordAuditEvent(tx, { act: 'session-ended', by, after: { sessions: 1 } });
    return true;
  });
}

/** Ends all of a person's sessions except the current one; returns how many. */
export function endOtherSessions({ db }: Parts, { person, by }: { person: Person; by: Actor }): Promise<number> {
  return db.$transaction(async (tx) => {
    const sessions = await deleteOtherSessions(tx, person);
    if (sessions > 0) await recordAuditEvent(tx, { act: 'session-ended', by, after: { sessions } });
    return sessions;
  });
}

/** Ends the browser's session; returns the `Set-Cookie` line that deletes its cookie. */
export async function signOut(parts: Parts, { headers, by }: RequestContext): Promise<readonly string[]> {
  await parts.db.$transaction(async (tx) => {
    await endBroughtSession(tx, parts, headers);
    await recordAuditEvent(tx, { act: 'signed-out', by });
  });
  return [cookieLine({ kind: 'session_token', value: '', maxAgeSeconds: 0 }, parts.cookies)];
}
