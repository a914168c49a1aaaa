import type { Status } from '#lib/contract/status.ts';

/** The conductor's lease: older than this, its worker has lost the chain. */
const SILENT_AFTER_MS = 8_000;

export type Heartbeat =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answered'; readonly worker: string; readonly ageMs: number; readonly takeovers: number }
  | { readonly kind: 'silent' };

/**
 * What the sidebar says about the worker in charge.
 * @param now the server's clock, in ms. Silence is judged by the poll's own moment: an old poll says nothing of a worker.
 */
export function heartbeatOf(status: Pick<Status, 'conductor' | 'runs' | 'at'>, now: number): Heartbeat {
  const { conductor, runs, at } = status;
  const heartbeatAt = conductor === null ? -Infinity : Date.parse(conductor.heartbeatAt);
  if (conductor === null || !conductor.working) {
    // Handed back, or not taken yet: ordinary for a moment, unless a run goes on waiting.
    const waitingSince = Math.max(heartbeatAt, firstRequestMs(runs));
    return Date.parse(at) - waitingSince > SILENT_AFTER_MS ? { kind: 'silent' } : { kind: 'waiting' };
  }
  if (Date.parse(at) - heartbeatAt <= SILENT_AFTER_MS) {
    const { worker, takeovers } = conductor;
    return { kind: 'answered', worker, takeovers, ageMs: Math.max(0, now - heartbeatAt) };
  }
  // Without work nobody waits for it: a chain at rest has no conductor to miss.
  return runs.length > 0 ? { kind: 'silent' } : { kind: 'waiting' };
}

function firstRequestMs(runs: Status['runs']): number {
  return runs.reduce((first, run) => Math.min(first, Date.parse(run.requestedAt)), Number.POSITIVE_INFINITY);
}
