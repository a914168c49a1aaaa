import type { Logger } from './logger.ts';
import type { Metrics } from './metrics/open-metrics.ts';
import { approveCategories, approveMenu } from './sync/approve-plan.ts';
import { cancelRun } from './sync/cancel-run.ts';
import { changeChain } from './sync/change-chain.ts';
import { createChain } from './sync/create-chain.ts';
import { discardCategories, discardMenu } from './sync/discard-plan.ts';
import type { ChainConnections, ConnectUpstreams } from './sync/ports.ts';
import { requestDiscovery } from './sync/request-discovery.ts';
import type { SyncAnswer, SyncRequest } from './sync/request-sync.ts';
import { retryRun } from './sync/retry-run.ts';
import { setScope } from './sync/set-scope.ts';
import { shareAttempts } from './sync/share-attempts.ts';
import type { ChainChange, NewChain, SyncStore } from './sync/store.ts';

type Wiring = {
  readonly store: SyncStore;
  readonly connect: ConnectUpstreams;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Whoever looks after an action sees what it has done. */
  readonly acting: <Args extends unknown[], T>(action: (...args: Args) => Promise<T>) => (...args: Args) => Promise<T>;
  /** From here on no log line shows these tokens. */
  readonly hideTokens: (connections: SomeConnections) => void;
};

export type SomeConnections = {
  readonly pos?: Partial<ChainConnections['pos']>;
  readonly ordering?: Partial<ChainConnections['ordering']>;
};

/** Where the API's caller is known by its request, so that the log tells them together. */
type FromRequest = { readonly requestId?: string };

type RunRequest = { readonly runId: string; readonly requestedBy: string } & FromRequest;

/** What people and tools may have done: the use cases, each counted, told to the log, and seen by whoever looks next. */
export function createActions({ store, connect, log, metrics, acting, hideTokens }: Wiring) {
  const requestSync = shareAttempts(store);

  function noted<Answer extends { readonly kind: string } | SyncAnswer>(
    answer: Answer,
    facts: FromRequest & Record<string, unknown>,
  ): Answer {
    metrics.sync.requested(answer.kind);
    if ('runId' in answer) log.info({ ...facts, runId: answer.runId }, 'sync accepted');
    else log.info({ ...facts, answer: answer.kind }, 'sync not accepted');
    return answer;
  }

  return {
    requestSync: acting(async ({ requestId, ...request }: SyncRequest & FromRequest) =>
      noted(await requestSync(request), { requestId, chainId: request.chainId }),
    ),
    retryRun: acting(async ({ requestId, ...retry }: RunRequest) => {
      const retried = await retryRun(store, retry);
      const answer = 'answer' in retried ? retried.answer : { kind: retried.refused };
      noted(answer, { requestId, retryOf: retry.runId });
      return retried;
    }),
    cancelRun: acting(async ({ requestId, ...request }: RunRequest) => {
      const answer = await cancelRun(store, request);
      log.info({ requestId, runId: request.runId, answer }, 'cancel asked for');
      return answer;
    }),
    approveMenu: acting(async ({ requestId, ...approval }: Parameters<typeof approveMenu>[1] & FromRequest) =>
      noted(await approveMenu(store, approval), { requestId, shopId: approval.shopId }),
    ),
    approveCategories: acting(
      async ({ requestId, ...approval }: Parameters<typeof approveCategories>[1] & FromRequest) =>
        noted(await approveCategories(store, approval), { requestId, chainId: approval.chainId }),
    ),
    discardMenu: acting((shopId: string) => discardMenu(store, shopId)),
    discardCategories: acting((chainId: string) => discardCategories(store, chainId)),
    requestDiscovery: acting((request: { chainId: string; signal: AbortSignal }) => requestDiscovery(store, request)),
    setScope: acting((change: { shopId: string; inScope: boolean }) => setScope(store, change)),
    changeChain: acting(async (request: { chainId: string; change: ChainChange }) => {
      hideTokens(request.change);
      return changeChain({ store, connect }, request);
    }),
    createChain: acting(async (request: { chain: NewChain; verify: boolean }) => {
      hideTokens(request.chain);
      return createChain({ store, connect }, request);
    }),
  };
}
