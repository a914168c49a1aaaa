import type { SyncStore } from '#lib/sync/store.ts';
import type { Jobs } from './jobs.ts';
import type { Actor, Commit } from './memory-database.ts';
import type { Rows } from './rows.ts';
import type { Answer } from './answer.ts';
import type { VirtualProcess } from './virtual-process.ts';

/** What the processes share: the database, with the jobs in it. In memory for the simulation, a Postgres for the model test. */
export type Backend = {
  /** As last committed. */
  readonly rows: Rows;
  readonly jobs: Jobs;
  readonly isAway: boolean;
  /** How likely a connection breaks with a commit on its way, or with the commit's answer. */
  breakingOdds: number;
  openStore(actor: Actor): SyncStore;
  /** Whether the lease with this fence lives; with null, whether any does. */
  isLeased(fence: number | null): boolean;
  /** A statement on its way there and its answer on its way back; either may be lost. */
  ask<T>(process: VirtualProcess, serve: (answer: Answer<T>) => void): Promise<T>;
  /** Ends every session; nobody gets through until it is mended. */
  cut(): void;
  mend(): void;
};

/** Told by the backend: what was committed, and that a job was sent with it. */
export type BackendEvents = { readonly onCommit: (commit: Commit) => void; readonly onWake: () => void };
