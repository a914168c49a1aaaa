import type { Call } from '#lib/sync/ports.ts';
import { BATCH_MAX_IDS, type SquareClient } from './client.ts';
import type { SquareSighting } from './schema.ts';
import { shareOnce } from './share-once.ts';

type Batch = (call: Call) => Promise<ReadonlyMap<string, SquareSighting>>;

export type Sightings = {
  /** What Square says of the ids; it says nothing of those that it never had, or deleted long ago. */
  of(ids: readonly string[], call: Call): Promise<ReadonlyMap<string, SquareSighting>>;
};

/**
 * Asks Square for single objects and remembers the answers, those on their way included: thousands of shops want to
 * know of the same ids. What failed is forgotten, so that another try asks again.
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
      const unasked = [...new Set(ids)].filter((id) => !batches.has(id));
      for (let from = 0; from < unasked.length; from += BATCH_MAX_IDS) open(unasked.slice(from, from + BATCH_MAX_IDS));

      const asked = new Set(ids.flatMap((id) => batches.get(id) ?? []));
      const answers = await Promise.all([...asked].map((batch) => batch(call)));
      const wanted = new Set(ids);
      return new Map(answers.flatMap((answer) => [...answer].filter(([id]) => wanted.has(id))));
    },
  };
}
