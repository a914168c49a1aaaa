import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { openPool } from '#lib/postgres/connection.ts';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';
import { SESSION_SETTINGS } from '#lib/postgres/session-settings.ts';
import { Prisma, PrismaClient } from './generated/client.ts';
import { statementName } from './statement-name.ts';

/** Prisma's client with its connection pool, for the one statement that is too frequent for Prisma. */
export type Database = PrismaClient & { readonly pool: Pool };
export type Transaction = Prisma.TransactionClient;

/** If the network silently drops packets, statements would otherwise wait for TCP to give up. */
const NETWORK_OPTIONS = { query_timeout: 20_000, keepAlive: true };

/** Connects on first use; `$disconnect` ends the pool. Throws `BadDatabaseUrl`. */
export function openDatabase(
  url: string,
  { poolSize = 16, onError }: { poolSize?: number; onError?: (error: Error) => void } = {},
): Database {
  const { schema } = parseDatabaseUrl(url);
  const pool = openPool(url, { max: poolSize, session: SESSION_SETTINGS, ...NETWORK_OPTIONS });
  pool.on('error', report);
  const client = new PrismaClient({
    // Prisma's statements name the schema; our raw SQL relies on the session's search_path.
    adapter: new PrismaPg(pool, {
      schema,
      onConnectionError: report,
      disposeExternalPool: true,
      statementNameGenerator: statementName,
    }),
    transactionOptions: { maxWait: 15_000, timeout: 15_000 },
  });
  return Object.assign(client, { pool });

  // The pool replaces broken idle connections; without a listener, the error would crash the process.
  function report(error: Error): void {
    onError?.(error);
  }
}

/** https://www.prisma.io/docs/orm/reference/error-reference#p2002 */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
