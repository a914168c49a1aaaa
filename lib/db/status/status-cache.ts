import type { Clock } from '#lib/sync/clock.ts';
import type { StatusFacts } from '#lib/contract/facts.ts';
import { answerSince, isAhead } from './answer-since.ts';
import type { Board } from './snapshot.ts';

/** However many look at a chain, the database is asked about it no more often than this. */
export const FRESH_FOR_MS = 300;
/** A board that nobody asked for is kept this long, and at most twice as long. */
export const FORGOTTEN_AFTER_MS = 180_000;

type Options = {
  readonly read: (chainId: string, before: Board | null) => Promise<Board | null>;
  readonly clock: Clock;
};

/** When a reading began: what it brings is at least as new. `actions` counts those that this process had taken by then. */
type Moment = { readonly atMs: number; readonly actions: number };
type Reading = { readonly begun: Moment; readonly board: Promise<Board | null> };
type Known = { readonly begun: Moment; readonly board: Board };
type Seat = {
  latest: Known | null;
  reading: Reading | null;
  askedAtMs: number;
};

/** `ageMs`: since it was read. */
type SharedStatus = { readonly facts: StatusFacts; readonly ageMs: number };

export type StatusBoards = {
  /** Null where there is no such chain. Rejects as `read` does. */
  readonly answer: (query: { chainId: string; since?: string }) => Promise<SharedStatus | null>;
  /** Wraps what a person asks for: whoever looks afterwards is told what came of it, however fresh the board is. */
  readonly acting: <Args extends unknown[], Result>(
    act: (...args: Args) => Promise<Result>,
  ) => (...args: Args) => Promise<Result>;
  readonly close: () => void;
};

/**
 * One board for each chain that somebody looks at, shared by all who do. It is read when it is asked for and no longer fresh,
 * by one reading at a time; nobody is answered with what was read more than `FRESH_FOR_MS` before they asked.
 */
export function createStatusBoards({ read, clock }: Options): StatusBoards {
  const seats = new Map<string, Seat>();
  let actions = 0;
  let stopForgetting: (() => void) | null = null;

  function seatOf(chainId: string): Seat {
    const seat = seats.get(chainId) ?? { latest: null, reading: null, askedAtMs: 0 };
    seats.set(chainId, seat);
    seat.askedAtMs = clock.nowMs();
    stopForgetting ??= clock.after(FORGOTTEN_AFTER_MS, forget);
    return seat;
  }

  async function boardFrom(chainId: string, needed: Moment): Promise<Known | null> {
    for (;;) {
      const seat = seatOf(chainId);
      if (seat.latest !== null && isSince(seat.latest.begun, needed)) return seat.latest;
      const { begun, board } = (seat.reading ??= begin(chainId, seat));
      const found = await board;
      if (isSince(begun, needed)) return found && { begun, board: found };
    }
  }

  function begin(chainId: string, seat: Seat): Reading {
    const begun = { atMs: clock.nowMs(), actions };
    return { begun, board: finish() };

    async function finish(): Promise<Board | null> {
      try {
        const board = await read(chainId, seat.latest?.board ?? null);
        seat.latest = board && { begun, board };
        return board;
      } finally {
        seat.reading = null;
        if (seat.latest === null && seats.get(chainId) === seat) seats.delete(chainId);
      }
    }
  }

  function forget(): void {
    const before = clock.nowMs() - FORGOTTEN_AFTER_MS;
    for (const [chainId, seat] of seats) if (seat.askedAtMs <= before) seats.delete(chainId);
    stopForgetting = seats.size === 0 ? null : clock.after(FORGOTTEN_AFTER_MS, forget);
  }

  return {
    async answer({ chainId, since }) {
      const arrived = { atMs: clock.nowMs(), actions };
      let known = await boardFrom(chainId, { ...arrived, atMs: arrived.atMs - FRESH_FOR_MS });
      if (known !== null && isAhead(known.board, since)) known = await boardFrom(chainId, arrived);
      return known && { facts: answerSince(known.board, since), ageMs: clock.nowMs() - known.begun.atMs };
    },

    acting:
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
