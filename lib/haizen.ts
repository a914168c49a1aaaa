import { hostname } from 'node:os';
import { upstreamsConnector } from './connect-upstreams.ts';
import { openDatabase } from './db/database.ts';
import { createReads } from './db/reads.ts';
import { createStatusBoards } from './db/status/status-boards.ts';
import { createSyncStore } from './db/store.ts';
import type { Env } from './env.ts';
import { createHostCaps } from './http/outgoing/host-caps.ts';
import { SILENT_OBSERVER } from './http/outgoing/observer.ts';
import { createLogger } from './logger.ts';
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
import { RECOVER_EVERY_MS, wakeAbandonedChains } from './sync/recover.ts';
import { requestDiscovery } from './sync/request-discovery.ts';
import { requestSync, type SyncRequest } from './sync/request-sync.ts';
import { retryRun } from './sync/retry-run.ts';
import { setScope } from './sync/set-scope.ts';
import type { ChainChange, NewChain } from './sync/store.ts';
import { openTrial } from './trial.ts';

/** How long one conductor keeps a chain at most. */
const LONGEST_SHIFT_MS = 12 * 60 * 60_000;

/** One process's parts, wired: the database, the queue, the sync, and the work in the background. */
export type Haizen = Awaited<ReturnType<typeof openHaizen>>;

export async function openHaizen(env: Env) {
  const log = createLogger(env.HAIZEN_LOG_LEVEL);
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
  const store = createSyncStore(db, (tx, chainId) => sendConductJob(boss, { tx, chainId }));
  const connect = upstreamsConnector({ hostCaps: createHostCaps(env.HAIZEN_HOST_LIMIT), observer: SILENT_OBSERVER });
  const { board, ...reads } = createReads(db);
  const boards = createStatusBoards({ read: board, clock: systemClock });
  const { acting } = boards;
  const stopping = new AbortController();
  const worker = env.HAIZEN_WORKER_NAME ?? `${hostname()}-${process.pid}`;

  const conducting = new Set<Promise<void>>();

  async function conductChain(chainId: string): Promise<void> {
    // Long before the queue would take the job for lost: a fresh one goes on from there.
    using shift = deadlineAfter(systemClock, LONGEST_SHIFT_MS);
    const stop = AbortSignal.any([stopping.signal, shift.signal]);
    const work = conduct({ clock: systemClock, chainId, worker, store, connect, log, stop });
    conducting.add(work);
    const failure = await work.then(
      () => null,
      (error: unknown) => ({ error }),
    );
    conducting.delete(work);
    if (failure === null) return;
    if (!stopping.signal.aborted) log.warn({ chainId, err: failure.error }, 'stopped conducting');
    // The queue keeps what it is thrown, cause and all; a driver's error may hold what its JSON can't.
    throw new Error('stopped conducting');
  }

  function recover(): void {
    wakeAbandonedChains(store, log).catch((error: unknown) =>
      log.warn({ err: error }, 'could not look for abandoned chains'),
    );
  }

  if (works) await workOnChains(boss, conductChain);
  recover();
  const recovering = setInterval(recover, RECOVER_EVERY_MS);

  return {
    env,
    log,
    trial: openTrial(env),
    /** Rejects where the queue is not there: it needs the database and its own tables. */
    queueReady: () => boss.getQueue(CONDUCT_QUEUE),
    read: { ...reads, status: boards.answer },
    requestSync: acting((request: SyncRequest) => requestSync(store, request)),
    retryRun: acting((retry: { runId: string; requestedBy: string }) => retryRun(store, retry)),
    cancelRun: acting((request: { runId: string; requestedBy: string }) => cancelRun(store, request)),
    approveMenu: acting((approval: Parameters<typeof approveMenu>[1]) => approveMenu(store, approval)),
    approveCategories: acting((approval: Parameters<typeof approveCategories>[1]) =>
      approveCategories(store, approval),
    ),
    discardMenu: acting((shopId: string) => discardMenu(store, shopId)),
    discardCategories: acting((chainId: string) => discardCategories(store, chainId)),
    requestDiscovery: acting((request: { chainId: string; signal: AbortSignal }) => requestDiscovery(store, request)),
    setScope: acting((change: { shopId: string; inScope: boolean }) => setScope(store, change)),
    changeChain: acting((request: { chainId: string; change: ChainChange }) =>
      changeChain({ store, connect }, request),
    ),
    createChain: acting((request: { chain: NewChain; verify: boolean }) => createChain({ store, connect }, request)),
    /** Hands back what is conducted here, then ends every connection. Within 5 s where the database answers. */
    close: async (): Promise<void> => {
      clearInterval(recovering);
      boards.close();
      if (works) await fetchNoMoreChains(boss);
      stopping.abort();
      await Promise.allSettled(conducting);
      await boss.stop({ graceful: false });
      await db.$disconnect();
    },
  };
}
