import type { StatusSnapshot } from './merge-status.ts';

export const BUSY_POLL_MS = 1_000;
export const IDLE_POLL_MS = 15_000;

/** Time to the next try after so many failures in a row: 1, 2, 4, 8, then 15 s. */
export function backOffMs(failures: number): number {
  return Math.min(IDLE_POLL_MS, BUSY_POLL_MS * 2 ** Math.max(0, failures - 1));
}

/** Once a second while a run is unfinished, slowly when idle, ever slower while nobody answers. */
export function statusPollMs(snapshot: Pick<StatusSnapshot, 'runs' | 'failures'> | undefined): number {
  if (snapshot === undefined) return BUSY_POLL_MS;
  if (snapshot.failures > 0) return backOffMs(snapshot.failures);
  return snapshot.runs.length > 0 ? BUSY_POLL_MS : IDLE_POLL_MS;
}
