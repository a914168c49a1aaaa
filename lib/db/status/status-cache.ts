import type { Clock } from '#lib/sync/clock.ts';
import { isAhead } from './snapshot-views.ts';
import type { Snapshot } from './snapshot.ts';

/** The minimum interval between reads of a chain, however many viewers it has. */
export const FRESH_FOR_MS = 300;
/** A snapshot is kept for this long after the last request for it, and at most twice as long. */
export const FORGOTTEN_AFTER_MS = 180_000;

type Options = {
  readonly read: (chainId: string, before: Snapshot | null) => Promise<Snapshot | null>;
  readonly clock: Clock;
};

/** When a read began; its result is at least that new. `actions` counts this process's actions up to then. */
type Moment = { readonly atMs: number; readonly actions: number };
type Reading = { readonly begun: Moment; readonly snapshot: Promise<Snapshot | null> };
type Known = { readonly begun: Moment; readonly snapshot: Snapshot };
type CacheEntry = {
  latest: Known | null;
  reading: Reading | null;
  askedAtMs: number;
};

/** `ageMs`: time since it was read. */
export type AgedSnapshot = { readonly snapshot: Snapshot; readonly ageMs: number };
/** `atLeast`: a cursor; the snapshot is never older. */
export type StatusQuery = { readonly chainId: string; readonly atLeast?: string };

export type StatusCache = {
  /** Null if there is no such chain. Rejects as `read` does. */
  readonly latest: (query: StatusQuery) => Promise<AgedSnapshot | null>;
  /** Wraps a person's action: later requests see its result, however fresh the cached snapshot is. */
  readonly invalidating: <Args extends unknown[], Result>(
    act: (...args: Args) => Promise<Result>,
  ) => (...args: Args) => Promise<Result>;
  readonly close: () => void;
};

/**
 * Shares one snapshot per chain among all its viewers. Reads on request if the snapshot is stale, one read at a time;
 * a snapshot was read at most `FRESH_FOR_MS` before its request.
 */
export function createStatusCache({ read, clock }: Options): StatusCache {
  const entries = new Map<string, CacheEntry>();
  let actions = 0;
  let stopForgetting: (() => void) | null = null;

  function entryOf(chainId: string): CacheEntry {
    const entry = entries.get(chainId) ?? { latest: null, reading: null, askedAtMs: 0 };
    entries.set(chainId, entry);
    entry.askedAtMs = clock.nowMs();
    stopForgetting ??= clock.after(FORGOTTEN_AFTER_MS, forget);
    return entry;
  }

  async function snapshotFrom(chainId: string, needed: Moment): Promise<Known | null> {
    for (;;) {
      const entry = entryOf(chainId);
      if (entry.latest !== null && isSince(entry.latest.begun, needed)) return entry.latest;
      const { begun, snapshot } = (entry.reading ??= begin(chainId, entry));
      const found = await snapshot;
      if (isSince(begun, needed)) return found && { begun, snapshot: found };
    }
  }

  function begin(chainId: string, entry: CacheEntry): Reading {
    const begun = { atMs: clock.nowMs(), actions };
    return { begun, snapshot: finish() };

    async function finish(): Promise<Snapshot | null> {
      try {
        const snapshot = await read(chainId, entry.latest?.snapshot ?? null);
        entry.latest = snapshot && { begun, snapshot };
        return snapshot;
      } finally {
        entry.reading = null;
        if (entry.latest === null && entries.get(chainId) === entry) entries.delete(chainId);
      }
    }
  }

  function forget(): void {
    const before = clock.nowMs() - FORGOTTEN_AFTER_MS;
    for (const [chainId, entry] of entries) if (entry.askedAtMs <= before) entries.delete(chainId);
    stopForgetting = entries.size === 0 ? null : clock.after(FORGOTTEN_AFTER_MS, forget);
  }

  return {
    async latest({ chainId, atLeast }) {
      const arrived = { atMs: clock.nowMs(), actions };
      let known = await snapshotFrom(chainId, { ...arrived, atMs: arrived.atMs - FRESH_FOR_MS });
      if (known !== null && isAhead(known.snapshot, atLeast)) known = await snapshotFrom(chainId, arrived);
      return known && { snapshot: known.snapshot, ageMs: clock.nowMs() - known.begun.atMs };
    },

    invalidating:
      (act) =>
      async (...args) => {
        try {
          return await act(...args);
        } finally {
          // Also on failure: an action that timed out may still have taken effect.
          actions += 1;
        }
      },

    close: () => stopForgetting?.(),
  };
}

function isSince(begun: Moment, needed: Moment): boolean {
  return begun.atMs >= needed.atMs && begun.actions >= needed.actions;
}
