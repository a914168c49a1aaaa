import { shareOnce } from '#lib/pos/share-once.ts';
import type { Call } from '#lib/sync/ports.ts';
import { BATCH_MAX_IDS, type SquareClient } from './client.ts';
import type { SquareSighting } from './schema.ts';

type Batch = (call: Call) => Promise<ReadonlyMap<string, SquareSighting>>;

export type Sightings = {
  /** What Square returns for the ids; ids that are unknown or deleted long ago are missing. */
  of(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, SquareSighting>>;
};

/**
 * Looks up single objects and caches the results, including pending ones, because thousands of shops need the same ids.
 * Failed lookups are dropped, so a retry asks again.
 */
export function createSightings(client: SquareClient): Sightings {
  const batches = new Map<string, Batch>();

  function open(ids: readonly string[]): void {
    const retrieve = shareOnce(async (call) => {
      try {
        const sightings = await client.retrieve(ids, call);
        return new Map(sightings.map((sighting) => [sighting.id, sighting]));
      } catch (error) {
        for (const id of ids) if (batches.get(id) === retrieve) batches.delete(id);
        throw error;
      }
    });
    for (const id of ids) batches.set(id, retrieve);
  }

  return {
    async of(ids, call) {
      const missing = [...new Set(ids)].filter((id) => !batches.has(id));
      for (let from = 0; from < missing.length; from += BATCH_MAX_IDS) open(missing.slice(from, from + BATCH_MAX_IDS));

      const needed = new Set(ids.flatMap((id) => batches.get(id) ?? []));
      const answers = await Promise.all([...needed].map((batch) => batch(call)));
      const requested = new Set(ids);
      return new Map(answers.flatMap((answer) => [...answer].filter(([id]) => requested.has(id))));
    },
  };
}
