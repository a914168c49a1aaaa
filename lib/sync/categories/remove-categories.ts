import { inCategoryOrder } from '#lib/domain/category-order.ts';
import type { Category } from '#lib/domain/master.ts';
import { deadlineAfter } from '#lib/sync/clock.ts';
import type { Settings } from '#lib/sync/conductor/chain-settings.ts';
import type { ConductorContext } from '#lib/sync/conductor/conductor-context.ts';
import { startTrafficMeter } from '#lib/sync/conductor/traffic-meter.ts';
import type { Removal } from '#lib/sync/gate/run-statements.ts';
import { hashMaster } from '#lib/sync/hash-master.ts';
import type { Call, PosReading } from '#lib/sync/ports.ts';
import { categoriesOf } from './categories-state.ts';
import type { CategorySync } from './categories-state.ts';
import { missingFrom, publishedCategories } from './sync-categories.ts';

/** The chain's newest category sync, which succeeded. */
export type Newest = {
  readonly sync: CategorySync;
  readonly reading: PosReading;
  readonly settings: Settings;
};

/** A hanging removal must not delay later runs. */
const REMOVAL_DEADLINE_MS = 2 * 60_000;

/**
 * Deletes last: removes from the platform the categories that the POS no longer has and no published menu uses. Called
 * while no menu is RUNNING, with the newest reading. Resolves to the number removed and the traffic.
 */
export async function removeCategories(conductor: ConductorContext, newest: Newest): Promise<Removal> {
  using deadline = deadlineAfter(conductor.clock, REMOVAL_DEADLINE_MS);
  const { meter, seen } = startTrafficMeter();
  const call = { signal: AbortSignal.any([conductor.lease.signal, deadline.signal]), meter };
  const removed = await removeUnused(conductor, { ...newest, call });
  return { removed, traffic: seen() };
}

async function removeUnused(
  conductor: ConductorContext,
  { sync, reading, settings: { upstreams }, call }: Newest & { readonly call: Call },
): Promise<number> {
  const { id: syncId, targetId } = sync;
  const { master: read } = await reading.readCategories(call);
  const { before } = await publishedCategories(conductor, { targetId, upstreams, call });
  const gone = missingFrom(read, before);
  if (gone.length === 0) return 0;
  const ids = gone.map((category) => category.id);
  const used = await conductor.persist(() => conductor.store.categoriesInUse(conductor.chainId, ids));
  const kept = withAncestors(
    gone.filter((category) => used.has(category.id)),
    before,
  );
  const removable = ids.filter((id) => !kept.has(id));
  if (removable.length === 0) return 0;
  await reading.confirmRemovals({ kind: 'category', ids: removable }, call);

  const wanted = inCategoryOrder([...read, ...gone.filter((category) => kept.has(category.id))]);
  const { destination } = upstreams;
  const published = { hash: hashMaster(wanted), destination, categoryIds: [...kept], master: wanted };
  await conductor.mustStep({ ...categoriesOf(sync), step: 'announce-removal', published });
  const idempotencyScope = `${syncId}:${targetId}:removal`;
  await upstreams.ordering.publishCategories(wanted, { ...call, idempotencyScope });
  await conductor.mustStep({ ...categoriesOf(sync), step: 'confirm-removal', published });
  return removable.length;
}

/** A kept category keeps its parents: the platform would reject one whose parent is missing. */
function withAncestors(kept: readonly Category[], all: readonly Category[]): ReadonlySet<string> {
  const byId = new Map(all.map((category) => [category.id, category]));
  const ids = new Set<string>();
  for (let current of kept) {
    while (!ids.has(current.id)) {
      ids.add(current.id);
      const parent = current.parentId === undefined ? undefined : byId.get(current.parentId);
      if (parent === undefined) break;
      current = parent;
    }
  }
  return ids;
}
