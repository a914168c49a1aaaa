import { changesSince, clockOf, statusSince } from './snapshot-views.ts';
import type { Snapshot } from './snapshot.ts';
import type { StatusCache, StatusQuery } from './status-cache.ts';

type Aged<Facts> = { readonly facts: Facts; readonly ageMs: number };

/** A chain's clock and shops, from the snapshot that all its viewers share. Null if there is no such chain. */
export function statusReads({ latest }: Pick<StatusCache, 'latest'>) {
  async function read<Facts>(query: StatusQuery, view: (snapshot: Snapshot) => Facts): Promise<Aged<Facts> | null> {
    const found = await latest(query);
    return found && { facts: view(found.snapshot), ageMs: found.ageMs };
  }

  return {
    clock: (query: StatusQuery) => read(query, clockOf),
    shopChanges: async ({ chainId, since, atLeast = since }: StatusQuery & { readonly since?: string }) => {
      const changes = await read({ chainId, atLeast }, (snapshot) => changesSince(snapshot, since));
      return changes && changes.facts;
    },
    status: ({ chainId, since }: { readonly chainId: string; readonly since?: string }) =>
      read({ chainId, atLeast: since }, (snapshot) => statusSince(snapshot, since)),
  };
}
