import { PgBoss } from 'pg-boss';
import type { Peer } from './peer.ts';

const QUEUE = 'publish';
/** As on two machines; the group's limit must hold across both. */
const WORKERS = 2;

/**
 * One job per shop, all in one group, with two polling workers. Wake-ups would not help: a woken worker sleeps on if
 * the group was full.
 */
export const pgBossJobs: Peer = {
  name: 'pg-boss, job per shop, groupConcurrency',
  async run({ shopIds, limit, publish, databaseUrl }) {
    const workers = Array.from(
      { length: WORKERS },
      () => new PgBoss({ connectionString: databaseUrl, schedule: false }),
    );
    const failed = Promise.withResolvers<never>();
    const done = Promise.withResolvers<void>();
    for (const worker of workers) worker.on('error', failed.reject);
    try {
      for (const worker of workers) await worker.start();
      const [sender] = workers;
      await sender?.createQueue(QUEUE);
      let left = shopIds.length;
      const work = { localConcurrency: limit, groupConcurrency: limit, pollingIntervalSeconds: 0.5, burst: true };
      await sender?.insert(
        QUEUE,
        shopIds.map((shopId) => ({ data: { shopId }, group: { id: 'chain' } })),
      );
      for (const worker of workers) {
        await worker.work<{ shopId: string }>(QUEUE, work, async (jobs) => {
          await Promise.all(jobs.map(({ data }) => publish(data.shopId)));
          left -= jobs.length;
          if (left === 0) done.resolve();
        });
      }
      await Promise.race([done.promise, failed.promise]);
    } finally {
      await Promise.all(workers.map((worker) => worker.stop({ graceful: false })));
    }
  },
};
