import type { ChainFacts, ClockFacts, ShopFacts } from '#lib/contract/facts.ts';
import type { Database } from '#lib/db/database.ts';
import { findBareChain, shopNumbers } from '#lib/db/queries/chains.ts';
import { lastAllRun, unfinishedRuns } from '#lib/db/queries/runs.ts';
import { countShops, shopsSince } from '#lib/db/queries/shops.ts';
import { inOneMoment, type Reader } from '#lib/db/snapshot.ts';
import { type Revision, readRevision } from './revision.ts';

/** A chain's status as this process read it at one moment. Immutable; replaced by newer ones. */
export type Snapshot = Pick<ClockFacts, 'at' | 'chain' | 'runs' | 'lastAllRun' | 'conductor'> & {
  readonly rev: bigint;
  readonly chainVersion: string;
  readonly shops: ReadonlyMap<string, SnapshotShop>;
  /** The revision at which shops were found removed; viewers with an older cursor get everything. */
  readonly goneAt: bigint;
};

export type SnapshotShop = { readonly rev: bigint; readonly facts: ShopFacts };

/**
 * Reads what changed since an earlier snapshot, in one transaction; a single statement if nothing changed and nothing
 * runs. Null if there is no such chain.
 */
export async function readSnapshot(db: Database, chainId: string, before: Snapshot | null): Promise<Snapshot | null> {
  const revision = await readRevision(db, chainId);
  if (revision === null) return null;
  const quiet = quietSince(before, revision);
  if (quiet !== null && quiet.chainVersion === revision.chainVersion && quiet.runs.length === 0) {
    return { ...quiet, at: revision.at.toISOString(), conductor: revision.conductor };
  }
  return inOneMoment(db, (moment) => readAll(moment, { chainId, before }));
}

/** The earlier snapshot, if no target has changed since. */
function quietSince(before: Snapshot | null, revision: Revision): Snapshot | null {
  return before !== null && before.rev === revision.rev ? before : null;
}

async function readAll(
  db: Reader,
  { chainId, before }: { chainId: string; before: Snapshot | null },
): Promise<Snapshot | null> {
  const revision = await readRevision(db, chainId);
  if (revision === null) return null;
  // A lower revision means that the database was restored from a backup.
  const known = before !== null && before.rev <= revision.rev ? before : null;
  const quiet = quietSince(known, revision);
  const sameChain = quiet?.chainVersion === revision.chainVersion ? quiet.chain : null;
  const bare = sameChain ?? (await findBareChain(db, chainId));
  if (bare === null) return null;
  // An unfinished run's remaining time changes with the clock.
  const runs = quiet?.runs.length === 0 ? quiet.runs : await unfinishedRuns(db, chainId);
  const last = quiet === null ? await lastAllRun(db, chainId) : quiet.lastAllRun;
  const { shops, goneAt } = quiet ?? (await readShops(db, { chainId, revision, known }));
  return {
    rev: revision.rev,
    chainVersion: revision.chainVersion,
    at: revision.at.toISOString(),
    conductor: revision.conductor,
    chain: sameChain ?? withShops(bare, shops),
    runs,
    lastAllRun: last,
    shops,
    goneAt,
  };
}

/** Counted here because the database would have to read all shops for it. */
function withShops(bare: Omit<ChainFacts, 'shops'>, shops: Snapshot['shops']): ChainFacts {
  const { categories, ...chain } = bare;
  const counts = [...shops.values()].map(({ facts: { inScope, state, hasHeldPlan } }) => ({
    inScope,
    state,
    hasHeldPlan,
    shops: 1,
  }));
  return { ...chain, shops: shopNumbers(counts), categories };
}

type Reading = { chainId: string; revision: Revision; known: Snapshot | null };

async function readShops(
  db: Reader,
  { chainId, revision, known }: Reading,
): Promise<Pick<Snapshot, 'shops' | 'goneAt'>> {
  if (known === null) return { shops: byId(await shopsSince(db, { chainId, rev: null })), goneAt: 0n };
  const changed = await shopsSince(db, { chainId, rev: known.rev });
  const shops = new Map([...known.shops, ...byId(changed)]);
  // Deleted rows have no revision; only the count reveals them.
  if (shops.size === (await countShops(db, chainId))) return { shops, goneAt: known.goneAt };
  const present = byId(await shopsSince(db, { chainId, rev: null }));
  const gone = [...known.shops.keys()].some((id) => !present.has(id));
  return { shops: present, goneAt: gone ? revision.rev : known.goneAt };
}

function byId(shops: readonly SnapshotShop[]): ReadonlyMap<string, SnapshotShop> {
  return new Map(shops.map((shop) => [shop.facts.id, shop]));
}
