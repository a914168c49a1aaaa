import type { Random } from '#lib/simulators/server/random.ts';
import { sleep } from '#lib/sync/clock.ts';
import { StoreUnavailable } from '#lib/sync/store-errors.ts';
import type { Answer } from './answer.ts';
import { type Jobs, createJobs } from './jobs.ts';
import { type AtCommit, type Statements, statementsOn } from './memory-statements.ts';
import { copyRows, type Rows } from './rows.ts';
import type { Timeline } from './timeline.ts';
import type { VirtualProcess } from './virtual-process.ts';

/** The owner of a session, with the fence of a conductor. */
export type Actor = { readonly process: VirtualProcess; readonly role: 'conductor' | 'person'; fence: number | null };
export type Commit = { readonly before: Rows; readonly after: Rows; readonly actor: Actor };
export type LeaseRow = { readonly worker: string; readonly fence: number; readonly expiresAtMs: number };

export type Transaction = {
  readonly fence: number;
  readonly openFence: number | null;
  readonly rows: Rows;
  readonly statements: Statements;
};
export type Session = {
  /** Locks the chain's gate row once it is free; fails after 5 s. */
  passGate(answer: Answer<Transaction>): void;
  /** Runs one statement of the transaction, unless the database has ended it. */
  statement<T>(answer: Answer<T>, run: () => T): void;
  commit(answer: Answer<undefined>): void;
  end(): void;
};

export type MemoryDatabase = {
  readonly rows: Rows;
  lease: LeaseRow | null;
  readonly jobs: Jobs;
  readonly isAway: boolean;
  /** Probability that a connection breaks during a commit or its response. */
  breakingOdds: number;
  /** The database's clock, in ms since 1970. */
  nowMs(): number;
  /** A free connection of the process's pool: sometimes all are taken, and the lease may expire meanwhile. */
  connection(process: VirtualProcess): Promise<void>;
  open(actor: Actor): Session;
  /** Sends a statement and receives its answer, with latency; either may be lost. */
  ask<T>(process: VirtualProcess, serve: (answer: Answer<T>) => void): Promise<T>;
  /** Ends every session and refuses connections until mended. */
  cut(): void;
  mend(): void;
};

export type DatabaseOptions = {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly rows: Rows;
  readonly onCommit: (commit: Commit) => void;
  readonly onWake: () => void;
};

type Waiter = { readonly turn: () => void; readonly fail: () => void };

const STARTED_AT_MS = Date.UTC(2026, 0, 1);
const IDLE_IN_TRANSACTION_MS = 3_000;
const LOCK_TIMEOUT_MS = 5_000;
const LONGEST_WAY_MS = 2;
const POOL_BUSY_ODDS = 0.1;
const LONGEST_POOL_WAIT_MS = 1_000;

export function createMemoryDatabase(options: DatabaseOptions): MemoryDatabase {
  const { timeline, random, onCommit, onWake } = options;
  const jobs = createJobs(() => timeline.nowMs());
  const sessions = new Set<Session>();
  let waiting: Waiter[] = [];
  let holder: Session | null = null;
  let rows = options.rows;
  let lease: LeaseRow | null = null;
  let away = false;
  let outages = 0;
  let breakingOdds = 0;

  function nowMs(): number {
    return STARTED_AT_MS + timeline.nowMs();
  }

  function passOn(): void {
    holder = null;
    const [first, ...rest] = waiting;
    waiting = rest;
    first?.turn();
  }

  function open(actor: Actor): Session {
    let work: { rows: Rows; base: Rows; atCommit: AtCommit } | null = null;
    let ended = false;
    let stopIdling = () => {};
    // What a process sent before it died still arrives; then its connection closes.
    const forgetDeath = actor.process.onDeath(() => timeline.after(LONGEST_WAY_MS, end));

    function touch(): void {
      stopIdling();
      stopIdling = timeline.after(IDLE_IN_TRANSACTION_MS, end);
    }

    function end(): void {
      stopIdling();
      forgetDeath();
      ended = true;
      sessions.delete(session);
      if (holder === session) passOn();
    }

    function begin(answer: Answer<Transaction>): void {
      if (ended) return passOn();
      holder = session;
      work = { rows: copyRows(rows), base: rows, atCommit: { wake: false, endLease: null } };
      touch();
      const { atCommit } = work;
      const statements = statementsOn(work.rows, { atCommit, isQueued: () => jobs.isQueued });
      const { fence, openFence } = work.rows;
      answer.ok({ fence, openFence, rows: work.rows, statements });
    }

    const session: Session = {
      passGate(answer) {
        sessions.add(session);
        if (holder === null) return begin(answer);
        const waiter: Waiter = { turn: () => begin(answer), fail: () => answer.fail(new StoreUnavailable('no lock')) };
        waiting.push(waiter);
        timeline.after(LOCK_TIMEOUT_MS, () => {
          if (!waiting.includes(waiter)) return;
          waiting = waiting.filter((one) => one !== waiter);
          end();
          waiter.fail();
        });
      },
      statement(answer, run) {
        if (ended) return answer.fail(new StoreUnavailable('the transaction is over'));
        touch();
        try {
          answer.ok(run());
        } catch (error) {
          end();
          answer.fail(error);
        }
      },
      commit(answer) {
        if (ended || work === null) return answer.fail(new StoreUnavailable('the transaction is over'));
        const breaks = random.chance(breakingOdds) ? random.pick(['before', 'after'] as const) : null;
        const lost = new StoreUnavailable('connection lost');
        if (breaks === 'before') {
          end();
          return answer.fail(lost);
        }
        const { base: before, atCommit } = work;
        rows = work.rows;
        if (lease !== null && lease.fence === atCommit.endLease) lease = { ...lease, expiresAtMs: nowMs() };
        if (atCommit.wake) jobs.add();
        onCommit({ before, after: rows, actor });
        if (atCommit.wake) onWake();
        end();
        if (breaks === 'after') answer.fail(lost);
        else answer.ok(undefined);
      },
      end,
    };
    return session;
  }

  return {
    jobs,
    nowMs,
    open,
    connection: async ({ clock }) => {
      if (random.chance(POOL_BUSY_ODDS)) await sleep(clock, { ms: random.integer(10, LONGEST_POOL_WAIT_MS) });
    },
    get rows() {
      return rows;
    },
    get lease() {
      return lease;
    },
    set lease(row) {
      lease = row;
    },
    get isAway() {
      return away;
    },
    get breakingOdds() {
      return breakingOdds;
    },
    set breakingOdds(odds) {
      breakingOdds = odds;
    },
    ask(process, serve) {
      return new Promise((resolve, reject) => {
        const outage = outages;
        const isBroken = () => away || outage !== outages;
        function arrive(work: () => void): void {
          timeline.after(0.1 + random.next(), () =>
            process.deliver('answer', () => (isBroken() ? reject(new StoreUnavailable('connection lost')) : work())),
          );
        }
        if (away) {
          timeline.after(5 + 50 * random.next(), () =>
            process.deliver('answer', () => reject(new StoreUnavailable('connection refused'))),
          );
          return;
        }
        const answer = {
          ok: (value: never) => arrive(() => resolve(value)),
          fail: (error: unknown) => arrive(() => reject(error)),
        };
        timeline.after(0.1 + random.next(), () => (isBroken() ? answer.fail(null) : serve(answer)));
      });
    },
    cut() {
      away = true;
      outages += 1;
      const [ending, unheard] = [[...sessions], waiting];
      waiting = [];
      for (const session of ending) session.end();
      for (const { fail } of unheard) fail();
    },
    mend() {
      away = false;
    },
  };
}
