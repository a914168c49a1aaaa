import { DEFAULT_SCHEMA } from './database-url.ts';

/** Arbitrary numbers, unique among the database's advisory locks. */
const LOCKS = { migration: 4_127_300_401, launcher: 4_127_300_402, accounts: 4_127_300_403 } as const;

/**
 * A lock's key as SQL. Advisory locks are database-wide, so the key includes the schema to separate installations.
 * `schema` is an SQL expression, by default the session's schema.
 */
export function advisoryLockKey(lock: keyof typeof LOCKS, schema = 'current_schema()'): string {
  // The default schema keeps its original key, so that older versions and this one still exclude each other.
  return `CASE ${schema} WHEN '${DEFAULT_SCHEMA}' THEN ${LOCKS[lock]} ELSE hashtextextended(${schema}, ${LOCKS[lock]}) END`;
}
