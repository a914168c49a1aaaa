import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { lastWords } from './last-words.ts';
import { Problem, reasonOf } from './problem.ts';
import { spawnFollower } from './spawn-follower.ts';

const readyMessage = z.object({ ready: z.literal(true) });

const keptCharacters = 20_000;

export type ManagedProcess = AsyncDisposable & {
  name: string;
  /** Undefined if it could not be started. */
  pid: number | undefined;
  /** Rejects when the process ends without being disposed; never resolves. */
  crashed: Promise<never>;
  /** Resolves when the process sends `{ready: true}` over IPC. */
  ready: Promise<void>;
  /** Calls `listener` for every following line of output, until the returned function is called. */
  onLine: (listener: (line: string) => void) => () => void;
  /** The last lines of its output so far. */
  lastWords: () => string;
};

type ProcessOptions = {
  name: string;
  /** A Node program and its arguments. */
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** How long it may take to end after SIGTERM before SIGKILL. */
  graceMs: number;
};

/**
 * Starts a Node program that should run as long as this process. It has its own process group, so that Ctrl-C doesn't reach
 * it directly and we control the shutdown order. It ends when we are killed. Disposing ends it and everything it started.
 */
export function startProcess({ name, args, env, graceMs }: ProcessOptions): ManagedProcess {
  const child = spawnFollower({ args, env, isDetached: true });
  let isWanted = true;
  let output = '';
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output = `${output}${chunk}`.slice(-keptCharacters);
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) for (const listener of listeners) listener(line);
    });
  }
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if (readyMessage.safeParse(message).success) resolve();
    });
  });
  const exited = once(child, 'close');
  const crashed = exited.then(
    ([code, signal]) => {
      if (!isWanted) return new Promise<never>(() => undefined);
      throw crash(name, String(signal ?? `code ${code}`), output);
    },
    (error: unknown) => {
      throw crash(name, reasonOf(error), output);
    },
  );
  // Prevents an unhandled rejection if nothing awaits `crashed`.
  crashed.catch(() => undefined);

  return {
    name,
    pid: child.pid,
    crashed,
    onLine: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ready,
    lastWords: () => lastWords(output),
    [Symbol.asyncDispose]: async () => {
      isWanted = false;
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      child.kill('SIGTERM');
      const timer = new AbortController();
      const isOver = await Promise.race([
        exited.then(() => true),
        delay(graceMs, false, { signal: timer.signal }).catch(() => false),
      ]);
      timer.abort();
      if (!isOver) killGroup(child.pid);
      await exited;
    },
  };
}

function crash(name: string, how: string, output: string): Problem {
  const words = lastWords(output, 30);
  return new Problem(`${name} ended unexpectedly (${how})${words ? `. Its last words:\n${words}` : '.'}`);
}

function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
