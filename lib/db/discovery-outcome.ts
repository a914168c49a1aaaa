import type { SyncErrorFacts } from '#lib/domain/errors.ts';
import type { DiscoveryOutcome, ShopMatches } from '#lib/sync/requests/discovery-outcome.ts';
import type { Database } from './database.ts';

/** Written only by `settleDiscovery`, from the same types. */
export async function discoveryOutcome(db: Database, id: string): Promise<DiscoveryOutcome | null> {
  const row = await db.discovery.findUnique({ where: { id } });
  if (row === null) return null;
  if (row.state === 'SUCCEEDED') {
    // Workers of the previous version don't list any.
    const result = row.result as unknown as Omit<ShopMatches, 'unusable'> & Partial<ShopMatches>;
    return { state: row.state, result: { ...result, unusable: result.unusable ?? [] } };
  }
  if (row.state === 'FAILED') return { state: row.state, error: row.error as unknown as SyncErrorFacts };
  return { state: row.state };
}
