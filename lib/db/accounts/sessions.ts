import type { Person } from '#lib/domain/access.ts';
import type { Database } from '#lib/db/database.ts';

/** A browser in which a person is signed in. */
export type SessionFacts = {
  readonly id: string;
  readonly createdAt: Date;
  /** Accurate to about ten minutes. */
  readonly lastSeenAt: Date;
  /** Empty if unknown. */
  readonly ipAddress: string;
  readonly userAgent: string;
  /** The session of the current request. */
  readonly current: boolean;
};

/** A person's live sessions, most recently seen first. */
export async function listSessions(
  db: Database,
  { person, now, oldest }: { person: Person; now: Date; oldest: Date },
): Promise<SessionFacts[]> {
  const rows = await db.session.findMany({
    where: { userId: person.id, expiresAt: { gt: now }, createdAt: { gt: oldest } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    lastSeenAt: row.updatedAt,
    ipAddress: row.ipAddress ?? '',
    userAgent: row.userAgent ?? '',
    current: row.id === person.sessionId,
  }));
}

/** Ends one of the person's own sessions; false if there is none with that id. */
export async function endSession(db: Database, person: Person, id: string): Promise<boolean> {
  const { count } = await db.session.deleteMany({ where: { id, userId: person.id } });
  return count > 0;
}

/** Ends all of the person's sessions except the current one; returns how many. */
export async function endOtherSessions(db: Database, person: Person): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { userId: person.id, id: { not: person.sessionId } } });
  return count;
}

export async function endSessionWith(db: Database, token: string): Promise<void> {
  await db.session.deleteMany({ where: { token } });
}

/** Extends a session; false if another request already did since `seenAt`, or if it has ended. */
export async function prolongSession(
  db: Database,
  { id, seenAt, now, expiresAt }: { id: string; seenAt: Date; now: Date; expiresAt: Date },
): Promise<boolean> {
  const { count } = await db.session.updateMany({
    where: { id, updatedAt: seenAt },
    data: { updatedAt: now, expiresAt },
  });
  return count > 0;
}

/** Records a sign-in and deletes expired sessions and verifications. */
export async function noteSignIn(db: Database, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await db.user.updateMany({ where: { id: userId }, data: { lastSignInAt: now } });
  await db.session.deleteMany({ where: { expiresAt: { lte: now } } });
  await db.verification.deleteMany({ where: { expiresAt: { lte: now } } });
}
