import { DEFAULT_SCHEMA } from './database-url.ts';

/** Any numbers that no other advisory lock of the database uses. */
const LOCKS = { migration: 4_127_300_401, launcher: 4_127_300_402, accounts: 4_127_300_403 } as const;

/**
 * The key of a lock as SQL. Advisory locks belong to the whole database, so that their keys tell installations apart by schema
 * (an SQL expression: the session's own, unless another is given).
 */
export function advisoryLockKey(lock: keyof typeof LOCKS, schema = 'current_schema()'): string {
  // In the default schema as it always was, so that versions that know no other exclude one another with this one.
  return `CASE ${schema} WHEN '${DEFAULT_SCHEMA}' THEN ${LOCKS[lock]} ELSE hashtextextended(${schema}, ${LOCKS[lock]}) END`;
}
