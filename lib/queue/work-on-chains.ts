import type { PgBoss } from 'pg-boss';
import { CONDUCT_QUEUE, type ConductJob } from './conduct-job.ts';

/** How many chains one process conducts at the same time. */
const CHAINS_PER_PROCESS = 16;
const POLL_SECONDS = 2;
/** Longer than other workers take to look. */
const STEP_BACK_MS = 3_000;

export type ChainWork = {
  /** Fetches nothing for a moment, so that another worker gets what this one has sent back. */
  stepBack(): Promise<void>;
  /** Fetches no further chain; those at work go on. */
  stop(): Promise<void>;
};

/** Hands each chain that has work to `conduct`; a rejection brings the job back at once, here or in another process. */
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
      // Without the database it can't say so to it: a worker must not stay away for that.
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
