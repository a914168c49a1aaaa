import type { Check, Evidence } from '#e2e/chaos/evidence.ts';
import { CLOCKS_DIFFER_MS, isApplied, menuWrites, type MenuWrite, tell } from './writes.ts';

/** I3, I6 to I9, and that nothing is published twice, as seen by the platform. */
export function checkPublishing(evidence: Evidence): readonly Check[] {
  const writes = menuWrites(evidence);
  const current = writes.filter((write) => write.entry.code !== 'stale-fence');
  const applied = current.filter(isApplied);
  const check = (name: string, of: readonly MenuWrite[], isBroken: (write: MenuWrite) => boolean): Check => ({
    name,
    checked: of.length,
    broken: of.filter(isBroken).map(tell),
  });
  const results = new Map(evidence.results.map((one) => [`${one.runId} ${one.targetId}`, one]));
  const resultOf = ({ claim, targetId }: MenuWrite) => results.get(`${claim?.runId} ${targetId}`);
  return [
    check('I2 menus are sent for a claimed shop', current, ({ claim }) => claim === null),
    check('I3 after a category sync of their own', current, (write) => !restsOnCategories(evidence, write)),
    check('I6 not once the shop has settled', current, isLate),
    check('I6 stale writes are not accepted', applied, (write) => isStale(evidence, write)),
    nothingAfterTheLease(evidence),
    ...fencesGrow(evidence),
    check('I7 as many items as the POS sells', applied, isShortened),
    check('I8 what is held or was never begun is not published', applied, (write) => {
      const result = resultOf(write);
      return result?.outcome === 'HELD' || result?.begun === false;
    }),
    unchangedCostsNothing(evidence),
    onceInARun(applied),
  ];
}

/**
 * Its run was stamped, then the POS was read, then the categories settled, and then the shop was claimed: all by one
 * conductor.
 */
function restsOnCategories({ audit }: Evidence, { chain, claim }: MenuWrite): boolean {
  if (claim === null) return true;
  const { fence, runId, id: claimedAt } = claim;
  const own = audit.filter((event) => event.chainId === chain.id && event.id < claimedAt && event.chainFence === fence);
  const accepted = audit.find((event) => event.kind === 'accepted' && event.runId === runId);
  const stamp = own.findLast((event) => event.kind === 'stamp' && event.runId === runId && event.is !== null);
  if (stamp === undefined || accepted === undefined || accepted.id > stamp.id) return false;
  const settled = own.find(
    ({ id, kind, runId: of, targetKind, is }) =>
      id > stamp.id && kind === 'result' && of === runId && targetKind === 'CATEGORIES' && is === 'SUCCEEDED',
  );
  if (settled === undefined) return false;
  return chain.pos.some(
    ({ path, status, startedAt, finishedAt }) =>
      /^\/v2\/catalog\/(list|search)/.test(path) &&
      status === 200 &&
      startedAt >= stamp.atMs - CLOCKS_DIFFER_MS &&
      (finishedAt ?? Infinity) <= settled.atMs + CLOCKS_DIFFER_MS,
  );
}

/**
 * Sent after the shop had its result, or after someone else had the shop. (A fault hides whether the platform rejected
 * it.)
 */
function isLate(write: MenuWrite): boolean {
  const { entry, end } = write;
  if (entry.fault !== undefined && !isApplied(write)) return false;
  return end !== null && entry.startedAt > end.atMs + CLOCKS_DIFFER_MS;
}

/** Before it arrived, the platform had seen a higher fence or the database had issued one. */
function isStale({ audit }: Evidence, { chain, entry }: MenuWrite): boolean {
  const fence = entry.fence ?? 0;
  const seen = chain.ordering.some((other) => other.seq < entry.seq && (other.fence ?? 0) > fence);
  const taken = audit.some(
    (event) =>
      event.kind === 'lease' &&
      event.chainId === chain.id &&
      event.fence > fence &&
      event.atMs + CLOCKS_DIFFER_MS < entry.startedAt,
  );
  return seen || taken;
}

/** A request that a process had begun to send when it was stopped goes out when it continues; nothing can recall it. */
const BEING_SENT_MS = 500;

/** Rejected or not: a conductor that has lost its lease sends nothing more to the platform. */
function nothingAfterTheLease({ chains, audit, strikes }: Evidence): Check {
  const leases = Map.groupBy(
    audit.filter((event) => event.kind === 'lease'),
    (event) => event.chainId,
  );
  const resumed = strikes.flatMap(({ kind, overAtMs }) => (kind === 'stop' && overAtMs !== null ? [overAtMs] : []));
  const isForgiven = (atMs: number) => resumed.some((at) => atMs >= at && atMs < at + BEING_SENT_MS);
  const sent = chains.flatMap(({ id, ordering }) =>
    ordering.flatMap((entry) => (entry.fence === undefined ? [] : [{ chainId: id, fence: entry.fence, entry }])),
  );
  const late = sent.filter(
    ({ chainId, fence, entry: { startedAt } }) =>
      !isForgiven(startedAt) &&
      leases.get(chainId)?.some((lease) => lease.fence > fence && lease.atMs + CLOCKS_DIFFER_MS < startedAt),
  );
  return {
    name: 'I6 nothing is sent once another has the lease',
    checked: sent.length,
    broken: late.map(({ entry }) => JSON.stringify(entry)),
  };
}

/** In the database: a row's fence never decreases, and only the chain's current conductor settles a RUNNING target. */
function fencesGrow({ audit }: Evidence): readonly Check[] {
  const changes = audit.filter((event) => event.kind === 'state');
  const fell = changes.filter((event) => event.fence < event.wasFence);
  const settled = changes.filter((event) => event.was === 'RUNNING' && event.is !== 'RUNNING');
  const foreign = settled.filter((event) => event.fence !== event.chainFence);
  return [
    { name: 'I6 fences never fall', checked: changes.length, broken: fell.map((one) => JSON.stringify(one)) },
    {
      name: 'I6 settled under the present fence',
      checked: settled.length,
      broken: foreign.map((one) => JSON.stringify(one)),
    },
  ];
}

function isShortened({ chain, entry }: MenuWrite): boolean {
  if (entry.counts === undefined) return false;
  const growth = chain.growth.findLast((one) => one.fromMs <= entry.startedAt)?.items ?? 0;
  return entry.counts.items !== (chain.firstItems.get(entry.shopId ?? '') ?? 0) + growth;
}

function unchangedCostsNothing({ chains, unchangedFromMs }: Evidence): Check {
  const late = chains.flatMap((chain) => chain.ordering.filter((entry) => entry.startedAt >= unchangedFromMs));
  const shops = chains.reduce((sum, chain) => sum + chain.shops.length, 0);
  const written = late.filter((entry) => entry.method === 'PUT');
  return {
    name: 'I9 what did not change is not written',
    checked: shops,
    broken: written.map((one) => JSON.stringify(one)),
  };
}

/**
 * A run affects a shop once. A successor may send the identical menu once more, under its own key, if the first
 * response was never recorded: no edit in between, and the same length.
 */
function onceInARun(applied: readonly MenuWrite[]): Check {
  const perShop = Map.groupBy(applied, ({ claim, targetId }) => `${claim?.runId} ${targetId}`);
  const twice = [...perShop.values()].filter((writes) => effectsOf(writes) > 1);
  return {
    name: 'one effect on a shop in a run',
    checked: perShop.size,
    broken: twice.map((writes) => writes.map(tell).join(' and ')),
  };
}

function effectsOf(writes: readonly MenuWrite[]): number {
  const keysOfFence = Map.groupBy(writes, ({ entry }) => entry.fence);
  const perConductor = [...keysOfFence.values()].map(
    (own) => new Set(own.map(({ entry }) => entry.idempotencyKey)).size,
  );
  const effects = writes.map(({ chain, entry }) => {
    const edit = chain.growth.findLastIndex(({ fromMs }) => fromMs <= entry.startedAt);
    return `${edit} ${entry.bytesIn}`;
  });
  return Math.max(new Set(effects).size, ...perConductor);
}

/** How often a successor sent a menu again that its run had already applied. */
export function countRepeats(evidence: Evidence): number {
  const applied = menuWrites(evidence).filter(isApplied);
  const perShop = Map.groupBy(applied, ({ claim, targetId }) => `${claim?.runId} ${targetId}`);
  return [...perShop.values()].reduce((sum, writes) => sum + writes.length - 1, 0);
}
