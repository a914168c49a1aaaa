import { setTimeout as delay } from 'node:timers/promises';
import type { ManagedProcess } from './managed-process.ts';
import { Problem } from './problem.ts';

const longestWaitMs = 120_000;

type WaitOptions = {
  /** Needed if the URL isn't one of this machine's own names: the API requires a key for unknown host names. */
  key?: string;
  signal: AbortSignal;
  lastWords: () => string;
};

/** Resolves once the server reports that its database and queue are reachable; on timeout rejects with its last output. */
export async function waitUntilReady(url: string, { key, signal, lastWords }: WaitOptions): Promise<void> {
  const deadline = performance.now() + longestWaitMs;
  let last = 'it did not answer';
  while (performance.now() < deadline) {
    try {
      const response = await fetch(`${url}/api/ready`, {
        headers: { ...(key !== undefined && { authorization: `Bearer ${key}` }) },
        signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
      });
      if (response.ok) return;
      last = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch {
      signal.throwIfAborted();
    }
    await delay(100, undefined, { signal });
  }
  throw new Problem(
    `Haizen did not become ready within ${longestWaitMs / 1000} s (${last}). Its last words:\n${lastWords()}`,
  );
}

/** Resolves once every process reports ready; on timeout rejects with the last output of the late one. */
export async function workersReady(
  workers: readonly Pick<ManagedProcess, 'name' | 'ready' | 'lastWords'>[],
  signal: AbortSignal,
  waitMs = longestWaitMs,
): Promise<void> {
  await Promise.all(
    workers.map(async ({ name, ready, lastWords }) => {
      const timer = new AbortController();
      const late = delay(waitMs, 'late' as const, { signal: AbortSignal.any([signal, timer.signal]) });
      if ((await Promise.race([ready, late])) === 'late')
        throw new Problem(`${name} did not become ready within ${waitMs / 1000} s. Its last words:\n${lastWords()}`);
      timer.abort();
      await late.catch(() => undefined);
    }),
  );
}
