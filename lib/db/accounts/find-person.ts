import type { Grant, Person } from '#lib/domain/access.ts';
import type { Database } from '#lib/db/database.ts';

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
  db: Database,
  { token, now, oldest }: { token: string; now: Date; oldest: Date },
): Promise<{ readonly person: Person; readonly seenAt: Date; readonly createdAt: Date } | null> {
  const [row] = await db.$queryRaw<Row[]>`
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
