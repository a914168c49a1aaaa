import { escapeIdentifier } from 'pg';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';

/**
 * The statement to run if Postgres denied a privilege (42501), as a sentence; undefined for any other failure. Matches the
 * message, because only it names the object.
 */
export function permissionProblem(url: string, reason: string): string | undefined {
  const { schema, user } = parseDatabaseUrl(url);
  const role = quoted(user);
  const [, kind, name = ''] =
    /permission denied for (database|schema|table|sequence|function|type) "?([^\s"]+)"?/u.exec(reason) ??
    /must be (owner) of (?:table|relation|type|function|schema|sequence) "?([^\s"]+)"?/u.exec(reason) ??
    [];
  if (kind === undefined) return undefined;
  const missing = `The role ${user} lacks a privilege (${reason.slice(reason.indexOf(kind === 'owner' ? 'must be' : 'permission denied')).split('\n')[0]})`;
  return `${missing}: as the owner or a superuser, run ${statement()}, and start again.`;

  function statement(): string {
    if (kind === 'database') return `CREATE SCHEMA ${schema} AUTHORIZATION ${role};`;
    if (kind === 'schema') return `GRANT USAGE, CREATE ON SCHEMA ${quoted(name)} TO ${role};`;
    if (kind === 'owner') return `ALTER TABLE ${quoted(name)} OWNER TO ${role};`;
    return `GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO ${role};`;
  }
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/u.test(name) ? name : escapeIdentifier(name);
}
