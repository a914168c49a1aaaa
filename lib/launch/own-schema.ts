import type { Client } from 'pg';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';
import { HISTORY } from './migration-history.ts';
import { withClient } from './postgres/database.ts';
import { Problem } from './problem.ts';

const SHOWN = 3;

/**
 * Creates the installation's schema if it is missing, and checks that its content is ours. `names`: our migrations.
 * Rejects with a `Problem`, before writing anything, if another application uses the schema.
 */
export async function requireOwnSchema(url: string, names: readonly string[]): Promise<void> {
  const { schema } = parseDatabaseUrl(url);
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [schema]);
    // IF NOT EXISTS would require the privilege to create schemas even if the schema exists.
    if (rowCount === 0) await client.query(`CREATE SCHEMA ${schema}`);
    else await requireOwnTables(client, { schema, names });
  });
}

async function requireOwnTables(
  client: Client,
  { schema, names }: { schema: string; names: readonly string[] },
): Promise<void> {
  const tables = await tablesOf(client, schema);
  const history = tables.includes(HISTORY) ? await historyOf(client) : [];
  const isOurs = ({ name, isApplied }: Applied) => isApplied && names.includes(name);
  if (history.some(isOurs)) return;
  const foreign = history.map(({ name }) => name).filter((name) => !names.includes(name));
  if (foreign.length > 0) {
    throw new Problem(
      `The schema ${schema} of this database has another application's migrations (${some(foreign)}): ${elsewhere}`,
    );
  }
  const others = tables.filter((name) => name !== HISTORY);
  if (others.length > 0) {
    throw new Problem(
      `The schema ${schema} of this database has tables but no history of Haizen's migrations (${some(others)}): ${elsewhere}`,
    );
  }
}

const elsewhere =
  'give Haizen a database of its own, or a schema of its own by adding ?schema=haizen to DATABASE_URL. Nothing was changed.';

function some(names: readonly string[]): string {
  return names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')}, …` : names.join(', ');
}

/** Without tables that belong to extensions. */
async function tablesOf(client: Client, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'f')
       AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')
     ORDER BY 1`,
    [schema],
  );
  return rows.map(({ name }) => name);
}

type Applied = { name: string; isApplied: boolean };

async function historyOf(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AND rolled_back_at IS NULL AS "isApplied" FROM ${HISTORY}`,
  );
  return rows;
}
