import type { Status } from '#lib/contract/status.ts';

/** The conductor's lease: after this time without a heartbeat, its worker has lost the chain. */
const SILENT_AFTER_MS = 8_000;

export type Heartbeat =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answered'; readonly worker: string; readonly ageMs: number; readonly takeovers: number }
  | { readonly kind: 'silent' };

/**
 * The sidebar's line about the active worker.
 * @param now the server's clock, in ms. Silence is judged at the time of the poll: a stale poll says nothing about a worker.
 */
export function heartbeatOf(status: Pick<Status, 'conductor' | 'runs' | 'at'>, now: number): Heartbeat {
  const { conductor, runs, at } = status;
  const heartbeatAt = conductor === null ? -Infinity : Date.parse(conductor.heartbeatAt);
  if (conductor === null || !conductor.working) {
    // Released, or not yet taken. Normal for a moment, unless a run keeps waiting.
    const waitingSince = Math.max(heartbeatAt, firstRequestMs(runs));
    return Date.parse(at) - waitingSince > SILENT_AFTER_MS ? { kind: 'silent' } : { kind: 'waiting' };
  }
  if (Date.parse(at) - heartbeatAt <= SILENT_AFTER_MS) {
    const { worker, takeovers } = conductor;
    return { kind: 'answered', worker, takeovers, ageMs: Math.max(0, now - heartbeatAt) };
  }
  // An idle chain has no conductor.
  return runs.length > 0 ? { kind: 'silent' } : { kind: 'waiting' };
}

function firstRequestMs(runs: Status['runs']): number {
  return runs.reduce((first, run) => Math.min(first, Date.parse(run.requestedAt)), Number.POSITIVE_INFINITY);
}
