import { PgBoss } from 'pg-boss';
import { clientConfig } from '#lib/postgres/connection.ts';
import { CONDUCT_QUEUE } from './conduct-job.ts';
import { queueSchema } from './queue-schema.ts';

/** The open queue, for the functions of this module. */
export type Queue = PgBoss;

export type QueueOptions = {
  readonly url: string;
  /** Recover lost jobs; only worker processes do. */
  readonly supervise: boolean;
  readonly onError: (error: Error) => void;
};

/**
 * Starts pg-boss and creates or updates the queue. `stately` keeps a wake-up that is sent while a conductor exits. Retries
 * are unlimited because workers can die any number of times; 24 hours is pg-boss's maximum run time.
 */
export async function openQueue({ url, supervise, onError }: QueueOptions): Promise<PgBoss> {
  const { name, exists } = await queueSchema(url);
  const { connectionString, connectionTimeoutMillis } = clientConfig(url);
  // pg-boss scopes tables, locks and its notification channel by schema, so installations can share a database.
  const boss = new PgBoss({
    connectionString,
    connectionTimeoutMillis,
    schema: name,
    createSchema: !exists,
    application_name: 'haizen-queue',
    max: 4,
    schedule: false,
    supervise,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
    useListenNotify: true,
  });
  boss.on('error', onError);
  await boss.start();
  const options = {
    retryLimit: 1_000_000,
    retryDelay: 0,
    expireInSeconds: 86_400,
    heartbeatSeconds: 10,
    deleteAfterSeconds: 86_400,
    notify: true,
  };
  await boss.createQueue(CONDUCT_QUEUE, { policy: 'stately', ...options });
  await boss.updateQueue(CONDUCT_QUEUE, options);
  return boss;
}
