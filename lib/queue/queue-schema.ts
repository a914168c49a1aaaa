import { openClient } from '#lib/postgres/connection.ts';
import { DEFAULT_SCHEMA, parseDatabaseUrl } from '#lib/postgres/database-url.ts';

type QueueSchema = { readonly name: string; readonly exists: boolean };

/**
 * The schema for an installation's pg-boss: a separate one, named after the installation's. Without the privilege to
 * create it, and if it doesn't exist, pg-boss shares Haizen's schema. An existing queue stays where it is.
 */
export async function queueSchema(url: string): Promise<QueueSchema> {
  const { schema } = parseDatabaseUrl(url);
  const separate = schema === DEFAULT_SCHEMA ? 'pgboss' : `${schema}_queue`;
  const client = await openClient(url);
  try {
    const { rows } = await client.query<{ isBeside: boolean; isSeparate: boolean; mayCreate: boolean }>(
      `SELECT to_regclass($1) IS NOT NULL AS "isBeside", to_regnamespace($2) IS NOT NULL AS "isSeparate",
         has_database_privilege(current_database(), 'CREATE') AS "mayCreate"`,
      [`${schema}.job_common`, separate],
    );
    const [found] = rows;
    if (found?.isBeside) return { name: schema, exists: true };
    if (found?.isSeparate || found?.mayCreate) return { name: separate, exists: found.isSeparate };
    return { name: schema, exists: true };
  } finally {
    await client.end();
  }
}
