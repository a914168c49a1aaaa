import type { PgBoss } from 'pg-boss';
import { CONDUCT_QUEUE, type ConductJob } from './conduct-job.ts';

/** Chains that one process conducts concurrently. */
const CHAINS_PER_PROCESS = 16;
const POLL_SECONDS = 2;
/** Longer than the other workers' polling interval. */
const STEP_BACK_MS = 3_000;

export type ChainWork = {
  /** Pauses fetching briefly, so that another worker picks up a chain that this one requeued. */
  stepBack(): Promise<void>;
  /** Stops fetching; chains that are being conducted continue. */
  stop(): Promise<void>;
};

/**
 * Calls `conduct` for each chain with work. If it rejects, the job is retried immediately, here or in another process.
 */
export async function workOnChains(boss: PgBoss, conduct: (chainId: string) => Promise<void>): Promise<ChainWork> {
  const options = {
    localConcurrency: CHAINS_PER_PROCESS,
    pollingIntervalSeconds: POLL_SECONDS,
    notifyPollingIntervalSeconds: POLL_SECONDS,
    heartbeatRefreshSeconds: 2,
  };
  let returning: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function fetch(): Promise<void> {
    await boss.work<ConductJob>(CONDUCT_QUEUE, options, async ([job]) => {
      if (job !== undefined) await conduct(job.data.chainId);
    });
  }

  function fetchAgainLater(): void {
    if (isStopped) return;
    returning = setTimeout(() => {
      returning = undefined;
      // Keep trying: a worker must not stop fetching because the database was down for a moment.
      fetch().catch(fetchAgainLater);
    }, STEP_BACK_MS);
  }

  await fetch();
  return {
    async stepBack() {
      if (returning !== undefined || isStopped) return;
      fetchAgainLater();
      await boss.offWork(CONDUCT_QUEUE, { wait: false });
    },
    async stop() {
      isStopped = true;
      clearTimeout(returning);
      await boss.offWork(CONDUCT_QUEUE, { wait: false });
    },
  };
}
