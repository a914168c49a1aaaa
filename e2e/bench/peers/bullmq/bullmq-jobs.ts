import { createPostgresBackend, type Job, Queue, Worker } from 'bullmq';
import type { Peer } from '../peer.ts';

const QUEUE = 'publish';
/** As on two machines; the global limit must hold across both. */
const WORKERS = 2;

/** One job per shop with global concurrency, on BullMQ's Postgres backend. */
export const bullmqJobs: Peer = {
  name: 'BullMQ on Postgres, job per shop, global concurrency',
  async run({ shopIds, limit, publish, databaseUrl }) {
    const connection = { connectionString: databaseUrl, migrate: true };
    const queue = new Queue(QUEUE, { connection }, createPostgresBackend);
    await queue.waitUntilReady();
    await queue.setGlobalConcurrency(limit);
    await queue.addBulk(shopIds.map((shopId) => ({ name: 'publish', data: { shopId } })));
    const done = Promise.withResolvers<void>();
    let left = shopIds.length;
    const workers = Array.from({ length: WORKERS }, () => {
      const worker = new Worker(
        QUEUE,
        async ({ data }: Job<{ shopId: string }>) => {
          await publish(data.shopId);
          left -= 1;
          if (left === 0) done.resolve();
        },
        { connection, concurrency: limit },
        createPostgresBackend,
      );
      worker.on('error', done.reject);
      worker.on('failed', (_job, error) => done.reject(error));
      return worker;
    });
    try {
      await done.promise;
    } finally {
      await Promise.all(workers.map((worker) => worker.close()));
      await queue.close();
    }
  },
};
