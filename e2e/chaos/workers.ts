import { setTimeout as sleep } from 'node:timers/promises';
import { TEST_SETTINGS } from '#e2e/fixtures/test-settings.ts';
import { inProject } from '#lib/launch/paths.ts';
import { type Follower, spawnFollower } from '#lib/launch/spawn-follower.ts';

const KEPT_CHARACTERS = 200_000;
const RESPAWN_AFTER_MS = 300;

export type Worker = {
  readonly name: string;
  readonly pid: number;
  readonly ready: boolean;
  readonly stopped: boolean;
};

/** Worker processes with a supervisor, as in production: a dead worker is replaced under a new name. */
export type Workers = AsyncDisposable & {
  /** Workers that have reported ready and were not struck. */
  ready(): readonly Worker[];
  signal(worker: Worker, signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Ready workers that exited unexpectedly, with their last output. */
  readonly crashes: readonly string[];
  /** The tail of the output of all current and recently struck workers. */
  lastWords(): string;
  allReady(): Promise<void>;
};

type Kept = { -readonly [Key in keyof Worker]: Worker[Key] } & { child: Follower; doomed: boolean; words: string };

export function superviseWorkers({ count, databaseUrl }: { count: number; databaseUrl: string }): Workers {
  const living = new Set<Kept>();
  const crashes: string[] = [];
  let gone: string[] = [];
  let started = 0;
  let closing = false;

  function start(): void {
    if (closing) return;
    started += 1;
    const name = `worker-${started}`;
    const child = spawnFollower({
      args: [inProject('lib', 'process', 'worker.ts')],
      env: {
        ...process.env,
        ...TEST_SETTINGS,
        DATABASE_URL: databaseUrl,
        HAIZEN_WORKER_NAME: name,
        HAIZEN_LOG_LEVEL: 'info',
      },
    });
    const worker: Kept = { name, pid: child.pid ?? 0, ready: false, stopped: false, child, doomed: false, words: '' };
    living.add(worker);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        worker.words = `${worker.words}${chunk}`.slice(-KEPT_CHARACTERS);
        if (chunk.includes('"worker ready"')) worker.ready = true;
      });
    }
    child.on('close', (code, signal) => {
      living.delete(worker);
      gone = [...gone, tail(worker)].slice(-6);
      if (worker.ready && !worker.doomed) crashes.push(`${name} ended (${signal ?? code})\n${tail(worker)}`);
      setTimeout(start, RESPAWN_AFTER_MS);
    });
  }
  for (let index = 0; index < count; index++) start();

  return {
    ready: () => [...living].filter((worker) => worker.ready && !worker.stopped && !worker.doomed),
    signal({ name }, signal) {
      const worker = [...living].find((one) => one.name === name);
      if (worker === undefined) return;
      if (signal === 'SIGKILL' || signal === 'SIGTERM') worker.doomed = true;
      else worker.stopped = signal === 'SIGSTOP';
      worker.child.kill(signal);
    },
    crashes,
    lastWords: () => [...gone, ...[...living].map(tail)].join('\n'),
    async allReady() {
      while ([...living].filter((worker) => worker.ready && !worker.doomed && !worker.stopped).length < count)
        await sleep(50);
    },
    async [Symbol.asyncDispose]() {
      closing = true;
      const ending = [...living].map(
        (worker) =>
          new Promise((resolve) => {
            worker.doomed = true;
            worker.child.once('close', resolve);
            worker.child.kill('SIGKILL');
          }),
      );
      await Promise.all(ending);
    },
  };
}

function tail({ name, words }: Kept): string {
  return words
    .trimEnd()
    .split('\n')
    .slice(-12)
    .map((line) => `${name}: ${line.slice(0, 400)}`)
    .join('\n');
}
