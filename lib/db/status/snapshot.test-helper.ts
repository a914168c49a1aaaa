import type { ChainFacts, ShopFacts } from '#lib/contract/facts.ts';
import type { Snapshot } from './snapshot.ts';

/** A snapshot at a revision; `shops` maps ids to the revisions that last changed them. */
export function someSnapshot(rev: bigint, shops: Readonly<Record<string, bigint>> = {}, goneAt = 0n): Snapshot {
  const rows = Object.entries(shops).map(([id, at]) => [id, { rev: at, facts: { id } as ShopFacts }] as const);
  return {
    rev,
    chainVersion: '1',
    at: '2026-11-23T00:00:00.000Z',
    chain: { id: 'chain' } as ChainFacts,
    runs: [],
    lastAllRun: null,
    conductor: null,
    shops: new Map(rows),
    goneAt,
  };
}
