import { createHash } from 'node:crypto';

/**
 * The most names, beyond what is in use at once (about 100 for syncs and their pages). Measured: each takes Postgres
 * some 40 KB on every connection that has prepared it.
 */
const MOST_NAMES = 300;

/**
 * A list with one placeholder per entry, as in `IN ($1,$2)` and `VALUES ($1,$2),($3,$4)`: a text for every length. Lists
 * of an enum's values, which Prisma casts one by one, are no longer than the enum.
 */
const LIST = /\bIN \(+\$\d|\),\s*\((?:CAST\()?\$\d/u;

/** All columns, as in `SELECT *`: a migration that adds one would make the prepared statement fail. */
const ALL_COLUMNS = /(?:\s|\.)\*\s*(?:,|FROM\b|$)/iu;

const names = new Map<string, string>();

/**
 * The name under which a connection prepares a statement once, so that Postgres doesn't parse and plan it on every
 * call; empty for statements that are sent without a name. Names stay with the connection, so only texts of which there
 * is a bounded number get one, and texts without parameters (BEGIN, COMMIT) don't need one.
 */
export function statementName({ sql }: { readonly sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES || !sql.includes('$1') || LIST.test(sql) || ALL_COLUMNS.test(sql)) return '';
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 22);
  names.set(sql, name);
  return name;
}
