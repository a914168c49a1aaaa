import { hostname } from 'node:os';
import { createConductedChains } from './conducted-chains.ts';
import { upstreamsConnector } from './connect-upstreams.ts';
import { openDatabase } from './db/database.ts';
import { createReads } from './db/reads.ts';
import { createSyncStore } from './db/store.ts';
import type { Env } from './env.ts';
import { createHostCaps } from './http/outgoing/host-caps.ts';
import { openProcessParts, type ProcessParts } from './process-parts.ts';
import { CONDUCT_QUEUE, sendConductJob } from './queue/conduct-job.ts';
import { openQueue } from './queue/open-queue.ts';
import { fetchNoMoreChains, workOnChains } from './queue/work-on-chains.ts';
import { approveCategories, approveMenu } from './sync/approve-plan.ts';
import { cancelRun } from './sync/cancel-run.ts';
import { deadlineAfter, systemClock } from './sync/clock.ts';
import { conduct } from './sync/conduct.ts';
import { changeChain } from './sync/change-chain.ts';
import { createChain } from './sync/create-chain.ts';
import { discardCategories, discardMenu } from './sync/discard-plan.ts';
import { observeStore } from './sync/observe-store.ts';
import type { ChainConnections, ConnectUpstreams } from './sync/ports.ts';
import { RECOVER_EVERY_MS, wakeAbandonedChains } from './sync/recover.ts';
import { requestDiscovery } from './sync/request-discovery.ts';
import { requestSync, type SyncAnswer, type SyncRequest } from './sync/request-sync.ts';
import { retryRun } from './sync/retry-run.ts';
import { setScope } from './sync/set-scope.ts';
import type { ChainChange, NewChain } from './sync/store.ts';
import { tellFinished } from './sync/tell-finished.ts';
import { openTrial } from './trial.ts';

/** How long one conductor keeps a chain at most. */
const LONGEST_SHIFT_MS = 12 * 60 * 60_000;

/** One process's parts, wired: the database, the queue, the sync, and the work in the background. */
export type Haizen = Awaited<ReturnType<typeof openHaizen>>;

/** Where the API's caller is known by its request, so that the log tells them together. */
type FromRequest = { readonly requestId?: string };

/** A process that answers without its database brings the parts that it has already. */
export async function openHaizen(env: Env, parts: ProcessParts = openProcessParts(env)) {
  const { log, hide, metrics } = parts;
  const db = openDatabase(env.DATABASE_URL, {
    onError: (error) => log.warn({ err: error }, 'database connection lost'),
  });
  const works = env.HAIZEN_ROLE !== 'web';
  const boss = await openQueue({
    url: env.DATABASE_URL,
    supervise: works,
    onError: (error) => log.warn({ err: error }, 'queue error'),
  }).catch(async (error: unknown) => {
    await db.$disconnect();
    throw error;
  });
  const read = createReads(db);
  const store = observeStore(
    createSyncStore(db, (tx, chainId) => sendConductJob(boss, { tx, chainId })),
    { observers: [metrics.sync, tellFinished(log)], log },
  );
  const stopping = new AbortController();
  const worker = env.HAIZEN_WORKER_NAME ?? `${hostname()}-${process.pid}`;

  const conducting = new Set<Promise<void>>();
  const chains = createConductedChains();
  metrics.setSources({ gates: chains.gates, targets: read.targetCounts });

  const reach = upstreamsConnector({ hostCaps: createHostCaps(env.HAIZEN_HOST_LIMIT), observer: metrics.upstream });
  const connect: ConnectUpstreams = (connections, hold) => {
    hideTokens(connections);
    return reach(connections, hold);
  };

  function hideTokens({
    pos,
    ordering,
  }: {
    pos?: Partial<ChainConnections['pos']>;
    ordering?: Partial<ChainConnections['ordering']>;
  }): void {
    hide(pos?.accessToken, ordering?.token);
  }

  async function conductChain(chainId: string): Promise<void> {
    // Long before the queue would take the job for lost: a fresh one goes on from there.
    using shift = deadlineAfter(systemClock, LONGEST_SHIFT_MS);
    const stop = AbortSignal.any([stopping.signal, shift.signal]);
    const connectChain: ConnectUpstreams = (connections, hold) => {
      const upstreams = connect(connections, hold);
      chains.connected(chainId, { upstreams, limits: connections.limits });
      return upstreams;
    };
    const work = conduct({ clock: systemClock, chainId, worker, store, connect: connectChain, log, stop });
    conducting.add(work);
    const failure = await work.then(
      () => null,
      (error: unknown) => ({ error }),
    );
    conducting.delete(work);
    chains.left(chainId);
    if (failure === null) return;
    if (!stopping.signal.aborted) log.warn({ chainId, worker, err: failure.error }, 'stopped conducting');
    // The queue keeps what it is thrown, cause and all; a driver's error may hold what its JSON can't.
    throw new Error('stopped conducting');
  }

  function recover(): void {
    wakeAbandonedChains(store, log).then(metrics.sync.woken, (error: unknown) =>
      log.warn({ err: error }, 'could not look for abandoned chains'),
    );
  }

  /** Counts an answer, and tells which run came of which request. */
  function noted<Answer extends { readonly kind: string } | SyncAnswer>(
    answer: Answer,
    facts: FromRequest & Record<string, unknown>,
  ): Answer {
    metrics.sync.requested(answer.kind);
    if ('runId' in answer) log.info({ ...facts, runId: answer.runId }, 'sync accepted');
    else log.info({ ...facts, answer: answer.kind }, 'sync not accepted');
    return answer;
  }

  if (works) await workOnChains(boss, conductChain);
  recover();
  const recovering = setInterval(recover, RECOVER_EVERY_MS);

  return {
    env,
    log,
    metrics,
    trial: openTrial(env),
    /** Rejects where the queue is not there: it needs the database and its own tables. */
    queueReady: () => boss.getQueue(CONDUCT_QUEUE),
    read,
    requestSync: async ({ requestId, ...request }: SyncRequest & FromRequest) =>
      noted(await requestSync(store, request), { requestId, chainId: request.chainId }),
    retryRun: async ({ requestId, ...retry }: { runId: string; requestedBy: string } & FromRequest) => {
      const retried = await retryRun(store, retry);
      const answer = 'answer' in retried ? retried.answer : { kind: retried.refused };
      noted(answer, { requestId, retryOf: retry.runId });
      return retried;
    },
    cancelRun: async ({ requestId, ...request }: { runId: string; requestedBy: string } & FromRequest) => {
      const answer = await cancelRun(store, request);
      log.info({ requestId, runId: request.runId, answer }, 'cancel asked for');
      return answer;
    },
    approveMenu: async ({ requestId, ...approval }: Parameters<typeof approveMenu>[1] & FromRequest) =>
      noted(await approveMenu(store, approval), { requestId, shopId: approval.shopId }),
    approveCategories: async ({ requestId, ...approval }: Parameters<typeof approveCategories>[1] & FromRequest) =>
      noted(await approveCategories(store, approval), { requestId, chainId: approval.chainId }),
    discardMenu: (shopId: string) => discardMenu(store, shopId),
    discardCategories: (chainId: string) => discardCategories(store, chainId),
    requestDiscovery: (request: { chainId: string; signal: AbortSignal }) => requestDiscovery(store, request),
    setScope: (change: { shopId: string; inScope: boolean }) => setScope(store, change),
    changeChain: (request: { chainId: string; change: ChainChange }) => {
      hideTokens(request.change);
      return changeChain({ store, connect }, request);
    },
    createChain: (request: { chain: NewChain; verify: boolean }) => {
      hideTokens(request.chain);
      return createChain({ store, connect }, request);
    },
    /** Hands back what is conducted here, then ends every connection. Within 5 s where the database answers. */
    close: async (): Promise<void> => {
      clearInterval(recovering);
      if (works) await fetchNoMoreChains(boss);
      stopping.abort();
      await Promise.allSettled(conducting);
      await boss.stop({ graceful: false });
      await db.$disconnect();
    },
  };
}
