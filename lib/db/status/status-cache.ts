import type { Clock } from '#lib/sync/clock.ts';
import type { StatusFacts } from '#lib/contract/facts.ts';
import { answerSince, isAhead } from './answer-since.ts';
import type { Snapshot } from './snapshot.ts';

/** However many look at a chain, the database is asked about it no more often than this. */
export const FRESH_FOR_MS = 300;
/** A snapshot that nobody asked for is kept this long, and at most twice as long. */
export const FORGOTTEN_AFTER_MS = 180_000;

type Options = {
  readonly read: (chainId: string, before: Snapshot | null) => Promise<Snapshot | null>;
  readonly clock: Clock;
};

/** When a reading began: what it brings is at least as new. `actions` counts those that this process had taken by then. */
type Moment = { readonly atMs: number; readonly actions: number };
type Reading = { readonly begun: Moment; readonly snapshot: Promise<Snapshot | null> };
type Known = { readonly begun: Moment; readonly snapshot: Snapshot };
type CacheEntry = {
  latest: Known | null;
  reading: Reading | null;
  askedAtMs: number;
};

/** `ageMs`: since it was read. */
type SharedStatus = { readonly facts: StatusFacts; readonly ageMs: number };

export type StatusCache = {
  /** Null where there is no such chain. Rejects as `read` does. */
  readonly answer: (query: { chainId: string; since?: string }) => Promise<SharedStatus | null>;
  /** Wraps what a person asks for: whoever looks afterwards is told what came of it, however fresh the snapshot is. */
  readonly invalidating: <Args extends unknown[], Result>(
    act: (...args: Args) => Promise<Result>,
  ) => (...args: Args) => Promise<Result>;
  readonly close: () => void;
};

/**
 * One snapshot for each chain that somebody looks at, shared by all who do. It is read when it is asked for and no longer fresh,
 * by one reading at a time; nobody is answered with what was read more than `FRESH_FOR_MS` before they asked.
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
    async answer({ chainId, since }) {
      const arrived = { atMs: clock.nowMs(), actions };
      let known = await snapshotFrom(chainId, { ...arrived, atMs: arrived.atMs - FRESH_FOR_MS });
      if (known !== null && isAhead(known.snapshot, since)) known = await snapshotFrom(chainId, arrived);
      return known && { facts: answerSince(known.snapshot, since), ageMs: clock.nowMs() - known.begun.atMs };
    },

    invalidating:
      (act) =>
      async (...args) => {
        try {
          return await act(...args);
        } finally {
          // Also where it failed: what is answered too late may have been done.
          actions += 1;
        }
      },

    close: () => stopForgetting?.(),
  };
}

function isSince(begun: Moment, needed: Moment): boolean {
  return begun.atMs >= needed.atMs && begun.actions >= needed.actions;
}
