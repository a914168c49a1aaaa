import type { Actor } from '#lib/domain/access.ts';
import type { Metrics } from '#lib/metrics/open-metrics.ts';
import { systemClock } from '#lib/sync/clock.ts';
import { approveCategories, approveMenu } from '#lib/sync/held/approve-plan.ts';
import { discardCategories, discardMenu } from '#lib/sync/held/discard-plan.ts';
import type { ConnectUpstreams } from '#lib/sync/ports.ts';
import { cancelRun } from '#lib/sync/requests/cancel-run.ts';
import { changeChain } from '#lib/sync/requests/change-chain.ts';
import { createChain } from '#lib/sync/requests/create-chain.ts';
import type { AllowsUrl } from '#lib/sync/requests/refused-address.ts';
import { requestDiscovery } from '#lib/sync/requests/request-discovery.ts';
import { retryRun } from '#lib/sync/requests/retry-run.ts';
import { setScope } from '#lib/sync/requests/set-scope.ts';
import { shareAttempts } from '#lib/sync/requests/share-attempts.ts';
import type { SyncAnswer, SyncRequest } from '#lib/sync/requests/sync-request.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { SomeConnections } from './connect-upstreams.ts';
import type { Logger } from './logger.ts';

type Wiring = {
  readonly store: SyncStore;
  readonly connect: ConnectUpstreams;
  readonly allowsUrl: AllowsUrl;
  /** This process's name, as shown on the pages. */
  readonly worker: string;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Wraps an action so that it invalidates the status cache. */
  readonly invalidating: <Args extends unknown[], T>(
    action: (...args: Args) => Promise<T>,
  ) => (...args: Args) => Promise<T>;
  /** Redacts these tokens in all later log lines. */
  readonly hideTokens: (connections: SomeConnections) => void;
};

type RunRequest = { readonly runId: string } & Pick<SyncRequest, 'by' | 'named' | 'follow'>;

/** The use cases behind the API, with metrics, logging and cache invalidation. */
export function createActions({ store, connect, allowsUrl, worker, log, metrics, invalidating, hideTokens }: Wiring) {
  const connecting = { store, connect, allowsUrl, clock: systemClock, worker };
  const requestSync = shareAttempts(store);

  function counted<Answer extends { readonly kind: string } | SyncAnswer>(
    answer: Answer,
    facts: Record<string, unknown>,
  ): Answer {
    metrics.sync.requested(answer.kind);
    if ('runId' in answer) log.info({ ...facts, runId: answer.runId }, 'sync accepted');
    else log.info({ ...facts, answer: answer.kind }, 'sync not accepted');
    return answer;
  }

  return {
    requestSync: invalidating(async (request: SyncRequest) =>
      counted(await requestSync(request), { ...actorFacts(request.by), chainId: request.chainId }),
    ),
    retryRun: invalidating(async ({ by, ...request }: RunRequest) => {
      const retried = await retryRun(store, { by, ...request });
      const answer = 'answer' in retried ? retried.answer : { kind: retried.refused };
      counted(answer, { ...actorFacts(by), retryOf: request.runId });
      return retried;
    }),
    cancelRun: invalidating(async ({ by, runId }: RunRequest) => {
      const answer = await cancelRun(store, { runId, by });
      log.info({ ...actorFacts(by), runId, answer }, 'cancel asked for');
      return answer;
    }),
    approveMenu: invalidating(async (approval: Parameters<typeof approveMenu>[1]) =>
      counted(await approveMenu(store, approval), { ...actorFacts(approval.by), shopId: approval.shopId }),
    ),
    approveCategories: invalidating(async (approval: Parameters<typeof approveCategories>[1]) =>
      counted(await approveCategories(store, approval), { ...actorFacts(approval.by), chainId: approval.chainId }),
    ),
    discardMenu: invalidating((held: Parameters<typeof discardMenu>[1]) => discardMenu(store, held)),
    discardCategories: invalidating((held: Parameters<typeof discardCategories>[1]) => discardCategories(store, held)),
    requestDiscovery: invalidating((request: Parameters<typeof requestDiscovery>[1]) =>
      requestDiscovery(store, request),
    ),
    setScope: invalidating((change: Parameters<typeof setScope>[1]) => setScope(store, change)),
    changeChain: invalidating(async (request: Parameters<typeof changeChain>[1]) => {
      hideTokens(request.change);
      return changeChain(connecting, request);
    }),
    createChain: invalidating(async (request: Parameters<typeof createChain>[1]) => {
      hideTokens(request.chain);
      return createChain(connecting, request);
    }),
  };
}

function actorFacts({ kind, id, requestId }: Actor) {
  return { requestId, by: `${kind} ${id ?? ''}` };
}
