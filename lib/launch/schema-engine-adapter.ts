import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { Pool } from 'pg';
import { openPool } from '#lib/postgres/connection.ts';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';
import { PRISMA_LOCK } from './migration-lock.ts';

type CatalogAdapter = AsyncDisposable & { connect: () => Promise<SqlDriverAdapter> };

/** A migration that waits for a table which somebody keeps locked gives up: it left nothing, and may run again. */
const LOCK_TIMEOUT = `'60s'`;

/** `@prisma/adapter-pg` with the two things that the schema engine needs and the adapter lacks (seen with 7.10.1). */
export function catalogAdapter(url: string): CatalogAdapter {
  const pool = openPool(url, { session: { lock_timeout: LOCK_TIMEOUT } });
  // A pool whose idle connection breaks emits 'error'; the query in flight reports it too.
  pool.on('error', () => undefined);
  labelCharAsArray(pool);
  return {
    connect: async () => {
      const adapter = await new PrismaPg(pool, { schema: parseDatabaseUrl(url).schema }).connect();
      const queryRaw = adapter.queryRaw.bind(adapter);
      adapter.queryRaw = async (query) => {
        const result = await queryRaw(query);
        return {
          ...result,
          columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)),
        };
      };
      const executeRaw = adapter.executeRaw.bind(adapter);
      adapter.executeRaw = async (query) =>
        // `lockMigrations` holds this lock already, in a way that ends with it behind any pooler.
        query.sql === `SELECT pg_advisory_lock(${PRISMA_LOCK})` ? 0 : executeRaw(query);
      // The adapter's own one splits at every semicolon, also inside functions, and runs the parts one by one. As one simple
      // query the script is one implicit transaction: it is applied whole, or leaves nothing.
      adapter.executeScript = async (script) => {
        await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
      };
      return adapter;
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

const { Character, CharacterArray } = ColumnTypeEnum;
const charOid = 18;
const charArrayOid = 1002;

/**
 * The engine reads system catalogs, whose one-byte `"char"` columns the adapter refuses ("could not be deserialized"). It takes
 * arrays of them, which no catalog query returns: so they pass the adapter under that label and get their own one after it.
 */
function labelCharAsArray(pool: Pool): void {
  const query = pool.query.bind(pool) as (config: unknown) => Promise<{ fields?: { dataTypeID: number }[] }>;
  const labelled = async (config: unknown) => {
    const result = await query(config);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === charOid) field.dataTypeID = charArrayOid;
    }
    return result;
  };
  pool.query = labelled as unknown as Pool['query'];
}
