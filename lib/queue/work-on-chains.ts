import type { PgBoss } from 'pg-boss';
import { CONDUCT_QUEUE, type ConductJob } from './conduct-job.ts';

/** How many chains one process conducts at the same time. */
const CHAINS_PER_PROCESS = 16;

/** Hands each chain that has work to `conduct`; a rejection brings the job back at once, here or in another process. */
export async function workOnChains(boss: PgBoss, conduct: (chainId: string) => Promise<void>): Promise<void> {
  const options = {
    localConcurrency: CHAINS_PER_PROCESS,
    pollingIntervalSeconds: 2,
    notifyPollingIntervalSeconds: 2,
    heartbeatRefreshSeconds: 2,
  };
  await boss.work<ConductJob>(CONDUCT_QUEUE, options, async ([job]) => {
    if (job !== undefined) await conduct(job.data.chainId);
  });
}

/** Fetches no further chain; those at work go on. */
export async function fetchNoMoreChains(boss: PgBoss): Promise<void> {
  await boss.offWork(CONDUCT_QUEUE, { wait: false });
}
