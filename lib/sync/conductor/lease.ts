import type { Clock } from '#lib/sync/clock.ts';
import type { ChainLoad, LeaseHold } from '#lib/sync/ports.ts';
import type { SyncStore } from '#lib/sync/store.ts';

export const LEASE_MS = 8_000;
export const RENEW_EVERY_MS = 2_000;
/** The holder gives up this long before the database lets another start: clocks run at slightly different rates. */
export const LEASE_MARGIN_MS = 1_000;

export class LeaseLost extends Error {
  constructor() {
    super('the lease of this chain has passed to another conductor');
    this.name = 'LeaseLost';
  }
}

export type Lease = LeaseHold & {
  /** Aborts everything in flight, as at the deadline: on shutdown, and if a row shows a later conductor. */
  giveUp(): void;
  /** Renews until disposed; the row is then left to `endLease` or to the next holder. */
  [Symbol.dispose](): void;
};

export type LeaseOptions = {
  readonly clock: Clock;
  readonly chainId: string;
  readonly fence: number;
  /** Monotonic time just before the acquiring statement was sent: the deadline counts from there. */
  readonly acquiredAtMs: number;
  /** Saved with each renewal, for the page. */
  readonly load: () => ChainLoad | null;
};

/**
 * Keeps a chain's lease while the conductor works (I4, I6). The deadline is local and monotonic: only a confirmed
 * renewal moves it, and everything in flight is aborted when it passes.
 */
export function keepLease(store: Pick<SyncStore, 'renewLease'>, options: LeaseOptions): Lease {
  const { clock, chainId, fence } = options;
  const lost = new AbortController();
  let deadlineMs = options.acquiredAtMs + LEASE_MS - LEASE_MARGIN_MS;
  let stopDeadline = clock.after(deadlineMs - clock.nowMs(), lose);
  // Immediately, or the page would show the last conductor's load as this one's.
  let stopRenewing = clock.after(0, renewAndGoOn);

  function stop(): void {
    stopDeadline();
    stopRenewing();
  }

  function lose(): void {
    stop();
    if (!lost.signal.aborted) lost.abort(new LeaseLost());
  }

  // A failed renewal is not yet a loss: the next one may succeed before the deadline.
  function renewAndGoOn(): void {
    stopRenewing = clock.after(RENEW_EVERY_MS, renewAndGoOn);
    renew().catch(() => undefined);
  }

  async function renew(): Promise<void> {
    const sentAtMs = clock.nowMs();
    const renewal = await store.renewLease(chainId, { fence, leaseMs: LEASE_MS, load: options.load() });
    if (lost.signal.aborted) return;
    if (renewal === 'lost') return lose();
    deadlineMs = Math.max(deadlineMs, sentAtMs + LEASE_MS - LEASE_MARGIN_MS);
    stopDeadline();
    stopDeadline = clock.after(deadlineMs - clock.nowMs(), lose);
  }

  return {
    fence,
    signal: lost.signal,
    giveUp: lose,
    throwIfLost() {
      if (clock.nowMs() >= deadlineMs) lose();
      lost.signal.throwIfAborted();
    },
    [Symbol.dispose]: stop,
  };
}
