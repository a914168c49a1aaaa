import type { StatusSnapshot } from './merge-status.ts';

export const BUSY_POLL_MS = 1_000;
export const IDLE_POLL_MS = 15_000;

/** The retry delay after consecutive failures: 1, 2, 4, 8, then 15 s. */
export function backOffMs(failures: number): number {
  return Math.min(IDLE_POLL_MS, BUSY_POLL_MS * 2 ** Math.max(0, failures - 1));
}

/** Once per second while a run is unfinished, slower when idle, with backoff while the server is unreachable. */
export function statusPollMs(snapshot: Pick<StatusSnapshot, 'runs' | 'failures'> | undefined): number {
  if (snapshot === undefined) return BUSY_POLL_MS;
  if (snapshot.failures > 0) return backOffMs(snapshot.failures);
  return snapshot.runs.length > 0 ? BUSY_POLL_MS : IDLE_POLL_MS;
}
