import { actor } from '#e2e/fixtures/actor.ts';
import { hasHeldPlan } from '#lib/domain/state.ts';
import type { Random } from '#lib/simulators/server/random.ts';
import { approveCategories, approveMenu } from '#lib/sync/held/approve-plan.ts';
import { discardCategories, discardMenu } from '#lib/sync/held/discard-plan.ts';
import { cancelRun } from '#lib/sync/requests/cancel-run.ts';
import { requestSync } from '#lib/sync/requests/request-sync.ts';
import { retryRun } from '#lib/sync/requests/retry-run.ts';
import type { SyncRequest } from '#lib/sync/requests/sync-request.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import { CATEGORIES_TARGET, CHAIN_ID, type Rows } from './rows.ts';

export const ACTIONS = [
  'all',
  'all',
  'one',
  'one',
  'some',
  'cancel',
  'cancel',
  'retry',
  'approve',
  'approve',
  'discard',
  'discover',
] as const;
export type Action = (typeof ACTIONS)[number];

const by = actor('a person');

/** Does what a person does on the page, given what they see there. Resolves to the response, for the trace. */
export async function act(
  store: SyncStore,
  { action, random, rows }: { action: Action; random: Random; rows: Rows },
): Promise<string> {
  const shopIds = [...rows.shops.keys()];
  const full = random.chance(0.1);
  const onBusy = random.chance(0.5) ? 'skip' : 'reject';
  const follow = random.chance(0.3);
  switch (action) {
    case 'all':
      return sync(store, { full, onBusy, follow });
    case 'one':
      return sync(store, { shopIds: [random.pick(shopIds)], single: true, full, follow });
    case 'some':
      return sync(store, { shopIds: shopIds.filter(() => random.chance(0.5)), full, onBusy, follow });
    case 'cancel': {
      const runId = last([...rows.runs.values()].filter((run) => !run.finished))?.id;
      return runId === undefined ? 'nothing to stop' : cancelRun(store, { runId, by });
    }
    case 'retry': {
      const failed = [...rows.results.values()].filter((one) => one.outcome === 'FAILED' || one.outcome === 'SKIPPED');
      const runId = last(failed)?.runId;
      if (runId === undefined) return 'nothing to retry';
      const retried = await retryRun(store, { runId, by, follow });
      return 'refused' in retried ? retried.refused : retried.answer.kind;
    }
    case 'approve':
      return approve(store, rows, random);
    case 'discard': {
      const held = heldTarget(rows, random);
      if (held === undefined) return 'nothing is held';
      const discarding = { planHash: rows.held.get(held.id)?.planHash ?? '', reason: 'not intended', by };
      return held.shopId === null
        ? discardCategories(store, { chainId: CHAIN_ID, ...discarding })
        : discardMenu(store, { shopId: held.shopId, ...discarding });
    }
    case 'discover':
      await store.underGate(CHAIN_ID, async (tx) => {
        await tx.requestDiscovery();
        await tx.wake();
      });
      return 'asked';
  }
}

export async function sync(store: SyncStore, request: Partial<SyncRequest>): Promise<string> {
  if (request.shopIds?.length === 0) return 'no shops chosen';
  return (await requestSync(store, { chainId: CHAIN_ID, by, ...request })).kind;
}

async function approve(store: SyncStore, rows: Rows, random: Random): Promise<string> {
  const held = heldTarget(rows, random);
  const planHash = rows.held.get(held?.id ?? '')?.planHash;
  if (held === undefined || planHash === undefined) return 'nothing is held';
  const approval = { planHash, reason: 'reviewed', by };
  const answer =
    held.id === CATEGORIES_TARGET
      ? await approveCategories(store, { chainId: CHAIN_ID, ...approval })
      : await approveMenu(store, { shopId: held.shopId ?? '', ...approval });
  return answer.kind;
}

function heldTarget(rows: Rows, random: Random) {
  const held = [...rows.states.values()].filter(hasHeldPlan);
  return held.length === 0 ? undefined : random.pick(held);
}

function last<T>(list: readonly T[]): T | undefined {
  return list[list.length - 1];
}
