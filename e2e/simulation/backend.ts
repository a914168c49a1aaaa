import type { SyncStore } from '#lib/sync/store.ts';
import type { Answer } from './answer.ts';
import type { Jobs } from './jobs.ts';
import type { Actor, Commit } from './memory-database.ts';
import type { Rows } from './rows.ts';
import type { VirtualProcess } from './virtual-process.ts';

/** What the processes share: the database and its jobs. In memory for the simulation, a Postgres for the model test. */
export type Backend = {
  /** As last committed. */
  readonly rows: Rows;
  readonly jobs: Jobs;
  readonly isAway: boolean;
  /** Probability that a connection breaks during a commit or its response. */
  breakingOdds: number;
  openStore(actor: Actor): SyncStore;
  /** Whether the lease with this fence is live; with null, whether any is. */
  isLeased(fence: number | null): boolean;
  /** Sends a statement and receives its answer, with latency; either may be lost. */
  ask<T>(process: VirtualProcess, serve: (answer: Answer<T>) => void): Promise<T>;
  /** Ends every session and refuses connections until mended. */
  cut(): void;
  mend(): void;
};

/** Called by the backend: after a commit, and when a job was sent with it. */
export type BackendEvents = { readonly onCommit: (commit: Commit) => void; readonly onWake: () => void };
