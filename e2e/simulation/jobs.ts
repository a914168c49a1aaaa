/** The chain's wake-up jobs under pg-boss' policy `stately`: at most one queued, one to retry, one active. */
export type Jobs = {
  readonly isQueued: boolean;
  readonly isEmpty: boolean;
  add(): void;
  /** Gives the job to a worker, with a token; null if there is none or another worker has it. */
  fetch(): number | null;
  /** False if the job is no longer that worker's. */
  beat(token: number): boolean;
  complete(token: number): void;
  fail(token: number): void;
  /** Takes the job from a worker that has been silent for 10 s. */
  supervise(): void;
};

const HEARTBEAT_MS = 10_000;

export function createJobs(nowMs: () => number): Jobs {
  let queued = false;
  let retrying = false;
  let active: { readonly token: number; beatAtMs: number } | null = null;
  let tokens = 0;

  function lose(): void {
    active = null;
    retrying = true;
  }

  return {
    get isQueued() {
      return queued;
    },
    get isEmpty() {
      return !queued && !retrying && active === null;
    },
    add() {
      queued = true;
    },
    fetch() {
      if (active !== null || (!queued && !retrying)) return null;
      if (retrying) retrying = false;
      else queued = false;
      tokens += 1;
      active = { token: tokens, beatAtMs: nowMs() };
      return tokens;
    },
    beat(token) {
      if (active?.token !== token) return false;
      active.beatAtMs = nowMs();
      return true;
    },
    complete(token) {
      if (active?.token === token) active = null;
    },
    fail(token) {
      if (active?.token === token) lose();
    },
    supervise() {
      if (active !== null && nowMs() - active.beatAtMs > HEARTBEAT_MS) lose();
    },
  };
}
