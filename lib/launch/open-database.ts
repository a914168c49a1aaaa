import { setTimeout as delay } from 'node:timers/promises';
import { runningPostgresUrl, startPostgres } from './postgres/embedded.ts';
import { holdAlone } from './postgres/hold-alone.ts';
import { probeDatabase } from './postgres/probe.ts';
import { Problem } from './problem.ts';

type OpenDatabase = AsyncDisposable & {
  url: string;
  /** Rejects when the embedded server ends; never resolves. */
  crashed: Promise<never>;
};

const never = new Promise<never>(() => undefined);

/** The Postgres of DATABASE_URL. Rejects with a `Problem` if it doesn't meet the server's requirements. */
export async function openGivenDatabase(url: string): Promise<OpenDatabase> {
  await probeDatabase(url);
  return { url, crashed: never, [Symbol.asyncDispose]: () => Promise.resolve() };
}

/** Starts the embedded Postgres of a data folder, exclusively for this launcher; disposing stops it. */
export async function openEmbeddedDatabase(dataFolder: string): Promise<OpenDatabase> {
  const postgres = await startPostgres({ dataFolder });
  const hold = await holdAlone(postgres.url, dataFolder);
  const stopped = new AbortController();
  const crashed = watch(postgres.isAlive, stopped.signal);
  crashed.catch(() => undefined);
  return {
    url: postgres.url,
    crashed,
    [Symbol.asyncDispose]: async () => {
      stopped.abort();
      await hold[Symbol.asyncDispose]();
      await postgres.stop();
    },
  };
}

/** The embedded Postgres that another launcher runs on a data folder. Rejects with a `Problem` if there is none. */
export async function openRunningDatabase(dataFolder: string): Promise<OpenDatabase> {
  const url = await runningPostgresUrl(dataFolder);
  if (url !== undefined) return { url, crashed: never, [Symbol.asyncDispose]: () => Promise.resolve() };
  throw new Problem(
    'A worker needs a database: set DATABASE_URL, or run npm start in another terminal and the worker uses its database.',
  );
}

/** Polls, because the server isn't our child process (it may even be older than this process). */
async function watch(isAlive: () => boolean, stopped: AbortSignal): Promise<never> {
  while (isAlive()) {
    try {
      await delay(1_000, undefined, { signal: stopped, ref: false });
    } catch {
      return never;
    }
  }
  throw new Problem('The embedded Postgres ended unexpectedly: run npm start again.');
}
