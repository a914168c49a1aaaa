import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { Pool } from 'pg';
import { openPool } from '#lib/postgres/connection.ts';
import { parseDatabaseUrl } from '#lib/postgres/database-url.ts';

type CatalogAdapter = AsyncDisposable & { connect: () => Promise<SqlDriverAdapter> };

/** `@prisma/adapter-pg` with fixes for what the schema engine needs and the adapter lacks (as of 7.10.1). */
export function catalogAdapter(url: string): CatalogAdapter {
  const pool = openPool(url);
  // The pool emits 'error' when an idle connection breaks; the next query reports the failure anyway.
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
      // The adapter's own version splits at every semicolon, even inside functions, and runs the parts separately. Sent as a
      // single simple query, the script is one implicit transaction: all or nothing.
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
 * The engine reads system catalogs, whose one-byte `"char"` columns the adapter rejects ("could not be deserialized"). It
 * accepts arrays of them, which no catalog query returns: label the columns as arrays for the adapter, and restore the type
 * afterwards.
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
