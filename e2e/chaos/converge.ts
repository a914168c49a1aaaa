import { setTimeout as sleep } from 'node:timers/promises';
import { actor } from '#e2e/fixtures/actor.ts';
import { inCategoryOrder } from '#lib/domain/category-order.ts';
import { inMenuOrder } from '#lib/domain/menu-order.ts';
import { hashMaster } from '#lib/sync/hash-master.ts';
import { isStoreUnavailable } from '#lib/sync/store-errors.ts';
import type { ChaosChain, ChaosWorld } from './chaos-world.ts';
import type { Check } from './evidence.ts';
import { openRuns } from './load.ts';

const LOOK_EVERY_MS = 100;
const QUIET_RUN_MS = 90_000;

/** Something did not finish in time, which fails the round. */
export class NotQuiet extends Error {
  constructor(what: string) {
    super(`${what} did not come to an end`);
    this.name = 'NotQuiet';
  }
}

export async function untilQuiet(
  what: string,
  { withinMs, isQuiet }: { withinMs: number; isQuiet: () => Promise<boolean> },
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await isQuiet())) {
    if (performance.now() > deadline) throw new NotQuiet(what);
    await sleep(LOOK_EVERY_MS);
  }
}

/** One ordinary sync of all shops, without faults. */
export async function syncQuietly({ haizen, postgres }: ChaosWorld, chain: ChaosChain): Promise<void> {
  const isOver = async () => (await openRuns(postgres.url, chain.id)) === 0;
  const what = `the quiet run of ${chain.name}`;
  // A starved machine may lose a response: wait for whatever was accepted, then request again.
  await untilQuiet(what, {
    withinMs: QUIET_RUN_MS,
    isQuiet: async () => {
      const answer = await haizen.requestSync({ chainId: chain.id, by: actor('chaos') }).catch(nullWhereUnavailable);
      return answer?.kind === 'accepted';
    },
  });
  await untilQuiet(what, { withinMs: QUIET_RUN_MS, isQuiet: isOver });
}

function nullWhereUnavailable(error: unknown): null {
  if (isStoreUnavailable(error)) return null;
  throw error;
}

/** I8: after one undisturbed sync the platform holds exactly what the POS adapter makes of the account. */
export async function checkConvergence(chains: readonly ChaosChain[]): Promise<Check> {
  const differing = await Promise.all(chains.map(differencesOf));
  const checked = chains.reduce((sum, chain) => sum + chain.shops.length + 1, 0);
  return { name: 'I8 the platform holds what the POS says', checked, broken: differing.flat() };
}

async function differencesOf({ name, shops, adapters }: ChaosChain): Promise<readonly string[]> {
  const { pos, ordering } = adapters;
  const call = { signal: AbortSignal.timeout(60_000) };
  const reading = pos.openReading();
  const { master: categories } = await reading.readCategories(call);
  const published = inCategoryOrder(await ordering.readCategories(call));
  const differing = hashMaster(categories) === hashMaster(published) ? [] : [`${name}: categories`];
  for (const { posLocationId, platformShopId } of shops) {
    const { master: menu } = await reading.readMenu(posLocationId, call);
    const held = inMenuOrder(await ordering.readMenu(platformShopId, call));
    if (hashMaster(inMenuOrder(menu)) !== hashMaster(held)) differing.push(`${name}: shop ${platformShopId}`);
  }
  return differing;
}

/** The number of items in each shop's menu, by the platform's shop id. */
export async function countItems({ shops, adapters }: ChaosChain): Promise<ReadonlyMap<string, number>> {
  const call = { signal: AbortSignal.timeout(60_000) };
  const reading = adapters.pos.openReading();
  const counts = new Map<string, number>();
  for (const { posLocationId, platformShopId } of shops) {
    counts.set(platformShopId, (await reading.readMenu(posLocationId, call)).master.items.length);
  }
  return counts;
}
