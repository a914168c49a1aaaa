import type { Transaction } from '#lib/db/database.ts';
import type { Grant, Person } from '#lib/domain/access.ts';
import type { SessionFacts } from '#lib/domain/people.ts';

type Row = {
  id: string;
  name: string;
  email: string;
  sessionId: string;
  seenAt: Date;
  createdAt: Date;
  grants: Grant[];
};

/** The person of a live session created after `oldest`, or null. One statement, because every poll runs it. */
export async function findPerson(
  tx: Transaction,
  { token, now, oldest }: { token: string; now: Date; oldest: Date },
): Promise<{ readonly person: Person; readonly seenAt: Date; readonly createdAt: Date } | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT person.id, person.name, person.email, session.id AS "sessionId", session.updated_at AS "seenAt",
      session.created_at AS "createdAt",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('role', role, 'chainId', chain_id) ORDER BY chain_id NULLS FIRST), '[]')
       FROM member WHERE user_id = person.id) AS grants
    FROM session JOIN "user" AS person ON person.id = session.user_id
    WHERE session.token = ${token} AND session.expires_at > ${now}::timestamptz
      AND session.created_at > ${oldest}::timestamptz`;
  if (row === undefined) return null;
  const { seenAt, createdAt, ...person } = row;
  return { person: { kind: 'person', ...person }, seenAt, createdAt };
}

type NewSession = {
  readonly userId: string;
  readonly token: string;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly now: Date;
  readonly expiresAt: Date;
};

export async function createSession(tx: Transaction, { now, ...session }: NewSession): Promise<void> {
  await tx.session.create({ data: { ...session, createdAt: now, updatedAt: now } });
}

/** A person's live sessions, most recently seen first. */
export async function listSessions(
  tx: Transaction,
  { person, now, oldest }: { person: Person; now: Date; oldest: Date },
): Promise<SessionFacts[]> {
  const rows = await tx.session.findMany({
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

/** Deletes one of the person's own sessions; false if there is none with that id. */
export async function deleteSession(tx: Transaction, person: Person, id: string): Promise<boolean> {
  const { count } = await tx.session.deleteMany({ where: { id, userId: person.id } });
  return count > 0;
}

/** Deletes all of the person's sessions except the current one; returns how many. */
export async function deleteOtherSessions(tx: Transaction, person: Person): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { userId: person.id, id: { not: person.sessionId } } });
  return count;
}

export async function deleteAllSessions(tx: Transaction, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
}

export async function deleteSessionWith(tx: Transaction, token: string): Promise<void> {
  await tx.session.deleteMany({ where: { token } });
}

/** Extends a session; false if another request already did since `seenAt`, or if it has ended. */
export async function prolongSession(
  tx: Transaction,
  { id, seenAt, now, expiresAt }: { id: string; seenAt: Date; now: Date; expiresAt: Date },
): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id, updatedAt: seenAt },
    data: { updatedAt: now, expiresAt },
  });
  return count > 0;
}

/** Records a sign-in and deletes expired sessions and challenges; skips those that a concurrent sign-in is deleting. */
export async function noteSignIn(tx: Transaction, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await tx.user.updateMany({ where: { id: userId }, data: { lastSignInAt: now } });
  await tx.$executeRaw`
    DELETE FROM session
    WHERE id IN (SELECT id FROM session WHERE expires_at <= ${now}::timestamptz FOR UPDATE SKIP LOCKED)`;
  await tx.$executeRaw`
    DELETE FROM verification
    WHERE id IN (SELECT id FROM verification WHERE expires_at <= ${now}::timestamptz FOR UPDATE SKIP LOCKED)`;
}
