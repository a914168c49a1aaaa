import type { Call, LeaseHold } from '#lib/sync/ports.ts';
import { type Clock, systemClock } from '#lib/upstream-http/clock.ts';
import type { Gate } from '#lib/upstream-http/gate.ts';
import { linkSignals } from '#lib/upstream-http/link-signals.ts';
import { folderOf } from './folder-path.ts';
import { type Files, readFiles } from './read-files.ts';

export type CsvFolder = {
  /** Where the installation allows chains' folders; absent: nowhere. */
  readonly root: string | undefined;
  /** A `file:` URL. */
  readonly baseUrl: string;
  readonly gate: Gate;
  readonly hold: LeaseHold | null;
  readonly clock?: Clock;
};

export type ReadFolder = (call: Call) => Promise<Files>;

/** Reads the files as one request through the POS's gate, under the chain's lease. */
export function readThroughGate({ root, baseUrl, gate, hold, clock = systemClock }: CsvFolder): ReadFolder {
  return async ({ signal, meter }) => {
    const whole = linkSignals(hold ? [signal, hold.signal] : [signal]);
    const queuedAtMs = clock.now();
    try {
      whole.signal.throwIfAborted();
      return await gate.run({
        signal: whole.signal,
        async work(inFlight) {
          meter?.waited('pos', clock.now() - queuedAtMs);
          hold?.throwIfLost();
          meter?.sent('pos', { inFlight, isRetry: false });
          return readFiles(await folderOf(root, baseUrl), { clock, signal: whole.signal });
        },
      });
    } finally {
      whole.dispose();
    }
  };
}
