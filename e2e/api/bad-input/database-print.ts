import type { Database } from '#lib/db/database.ts';

/** Row contents by table name. */
export type DatabasePrint = Readonly<Record<string, string>>;

/** Written by reads: when a key or a session was last used, how often a chain's gate was passed. */
const WRITTEN_BY_READS = ['last_used_at', 'expires_at', 'updated_at', 'rev'];
/** Responses are stored by idempotency key, including errors. */
const IGNORED_TABLES = ['_prisma_migrations', 'idempotent_request'];

export async function databasePrint(db: Database): Promise<DatabasePrint> {
  const tables = await db.$queryRaw<{ table_name: string }[]>`
    SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`;
  const names = tables.map(({ table_name: name }) => name).filter((name) => !IGNORED_TABLES.includes(name));
  const withoutReads = WRITTEN_BY_READS.map((column) => `- '${column}'`).join(' ');
  const prints = names.map(
    (name) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(line, '' ORDER BY line), '')) AS print
       FROM (SELECT (to_jsonb(t) ${withoutReads})::text AS line FROM "${name}" AS t) AS lines`,
  );
  const rows = await db.$queryRawUnsafe<{ name: string; print: string }[]>(prints.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}
