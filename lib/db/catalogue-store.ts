import type { CatalogueStore } from '#lib/sync/ports.ts';
import type { Database } from './database.ts';
import { withTransience } from './transient.ts';

/** Compressed, one catalogue of 100,000 objects. A larger one is read in full each time. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The store of a chain's conductor. One that has lost the chain to another saves nothing (I6). */
export function createCatalogueStore(
  db: Database,
  { chainId, fence }: { readonly chainId: string; readonly fence: number },
): CatalogueStore {
  const forget = () =>
    withTransience(async () => {
      await db.$executeRaw`
        DELETE FROM catalogue USING chain_gate AS gate
        WHERE catalogue.chain_id = ${chainId} AND gate.chain_id = ${chainId} AND gate.fence = ${BigInt(fence)}`;
    });
  return {
    load: () =>
      withTransience(() => db.catalogue.findUnique({ where: { chainId }, select: { version: true, body: true } })),
    async save({ version, body }) {
      if (body.length > MOST_BYTES) return forget();
      await withTransience(async () => {
        await db.$executeRaw`
          INSERT INTO catalogue (chain_id, version, body, saved_at)
          SELECT chain_id, ${version}, ${body}::bytea, clock_timestamp() FROM chain_gate
          WHERE chain_id = ${chainId} AND fence = ${BigInt(fence)}
          ON CONFLICT (chain_id) DO UPDATE SET
            version = EXCLUDED.version, body = EXCLUDED.body, saved_at = EXCLUDED.saved_at`;
        // Reads are full after a day, and save again.
        await db.$executeRaw`DELETE FROM catalogue WHERE saved_at < clock_timestamp() - interval '7 days'`;
      });
    },
    forget,
  };
}
