import type { Person } from '#lib/domain/access.ts';
import type { Database } from '#lib/db/database.ts';

/** A browser that a person is signed in with. */
export type SessionFacts = {
  readonly id: string;
  readonly createdAt: Date;
  /** To some ten minutes. */
  readonly lastSeenAt: Date;
  /** Empty where it is not known. */
  readonly ipAddress: string;
  readonly userAgent: string;
  /** The one that asks. */
  readonly current: boolean;
};

/** A person's living sessions, the one seen last first. */
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

/** Ends one session of the person's own; false where there is none with that id. */
export async function endSession(db: Database, person: Person, id: string): Promise<boolean> {
  const { count } = await db.session.deleteMany({ where: { id, userId: person.id } });
  return count > 0;
}

/** Ends every session of the person but the one that asks; says how many. */
export async function endOtherSessions(db: Database, person: Person): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { userId: person.id, id: { not: person.sessionId } } });
  return count;
}

export async function endSessionWith(db: Database, token: string): Promise<void> {
  await db.session.deleteMany({ where: { token } });
}

/** Lets a session live on; false where another request did so already since `seenAt`, or it has ended. */
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

/** Notes a sign-in, and clears away what has expired meanwhile. */
export async function noteSignIn(db: Database, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await db.user.updateMany({ where: { id: userId }, data: { lastSignInAt: now } });
  await db.session.deleteMany({ where: { expiresAt: { lte: now } } });
  await db.verification.deleteMany({ where: { expiresAt: { lte: now } } });
}
