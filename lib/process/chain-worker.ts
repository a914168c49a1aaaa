import type { WorkerPresence } from '#lib/db/worker-presence.ts';
import type { Metrics } from '#lib/metrics/open-metrics.ts';
import { sendBackConductJob } from '#lib/queue/conduct-job.ts';
import type { Queue } from '#lib/queue/open-queue.ts';
import { type ChainWork, workOnChains } from '#lib/queue/work-on-chains.ts';
import { deadlineAfter, systemClock } from '#lib/sync/clock.ts';
import { conduct } from '#lib/sync/conductor/conduct.ts';
import { RECOVER_EVERY_MS, wakeAbandonedChains } from '#lib/sync/conductor/recover.ts';
import { createTurns } from '#lib/sync/conductor/turns.ts';
import type { CatalogueStore, ConnectUpstreams, Upstreams } from '#lib/sync/ports.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { ConductedChains } from './conducted-chains.ts';
import type { Logger } from './logger.ts';

/** The maximum time that a conductor keeps a chain; well before the queue's job expires. */
const LONGEST_SHIFT_MS = 12 * 60 * 60_000;

type Options = {
  /** This process's name, as shown on the pages. */
  readonly name: string;
  /** False in a process that only serves pages: it wakes abandoned chains, but doesn't conduct. */
  readonly conducts: boolean;
  readonly boss: Queue;
  readonly store: SyncStore;
  readonly presence: WorkerPresence;
  readonly connect: ConnectUpstreams;
  readonly catalogueOf: (conductor: { readonly chainId: string; readonly fence: number }) => CatalogueStore;
  readonly chains: ConductedChains;
  readonly shopDeadlineMs: number;
  readonly log: Logger;
  readonly metrics: Metrics;
};

/** This process's part in conducting the chains of the installation. */
export type ChainWorker = {
  /** Releases the conducted chains, for other workers. */
  stop(): Promise<void>;
};

export async function startChainWorker(options: Options): Promise<ChainWorker> {
  const {
    name: worker,
    conducts,
    boss,
    store,
    presence,
    connect,
    catalogueOf,
    chains,
    shopDeadlineMs,
    log,
    metrics,
  } = options;
  const stopping = new AbortController();
  const conducting = new Set<Promise<void>>();
  const turns = createTurns();
  let work: ChainWork | undefined;

  async function conductChain(chainId: string): Promise<void> {
    if (!(await presence.shouldTake(chainId))) {
      log.info({ chainId, worker }, 'left a chain to a worker that can open its tokens');
      await work?.stepBack();
      return sendBackConductJob(boss, chainId);
    }
    // A successor job continues after it.
    using shift = deadlineAfter(systemClock, LONGEST_SHIFT_MS);
    const stop = AbortSignal.any([stopping.signal, shift.signal]);
    const onConnected = (upstreams: Upstreams) => chains.connected(chainId, upstreams);
    const connectChain: ConnectUpstreams = (connections, hold, before) => {
      const catalogue = hold && catalogueOf({ chainId, fence: hold.fence });
      return connect({ ...connections, ...(catalogue && { catalogue }) }, hold, before);
    };
    const given = { worker, connect: connectChain, onConnected, turns, log, stop, shopDeadlineMs };
    const conducted = conduct({ clock: systemClock, chainId, store, ...given });
    conducting.add(conducted);
    const failure = await conducted.then(
      () => null,
      (error: unknown) => ({ error }),
    );
    conducting.delete(conducted);
    chains.left(chainId);
    if (failure === null) return;
    if (!stopping.signal.aborted) log.warn({ chainId, worker, err: failure.error }, 'stopped conducting');
    // pg-boss stores the thrown error as JSON, including its cause; a driver's error may contain what its JSON can't hold.
    throw new Error('stopped conducting');
  }

  function recover(): void {
    wakeAbandonedChains(store, { worker, log }).then(metrics.sync.woken, (error: unknown) =>
      log.warn({ err: error }, 'could not look for abandoned chains'),
    );
    if (conducts) void presence.announce().catch((error: unknown) => log.warn({ err: error }, 'worker not announced'));
  }

  if (conducts) {
    await presence.announce();
    work = await workOnChains(boss, conductChain);
  }
  recover();
  const recovering = setInterval(recover, RECOVER_EVERY_MS);

  return {
    async stop() {
      clearInterval(recovering);
      await work?.stop();
      stopping.abort();
      await Promise.allSettled(conducting);
    },
  };
}
