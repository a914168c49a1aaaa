import type { LimitFunction } from 'p-limit';
import { SyncError, type SyncErrorCode } from '#lib/domain/errors.ts';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import type { Call, LeaseHold } from '#lib/sync/ports.ts';
import { wholeOf } from './body/json-body.ts';
import { type CircuitOpen, createCircuit, OPENS_AFTER } from './circuit.ts';
import { type Clock, systemClock } from './clock.ts';
import { busyError, noAnswerError, unauthorizedError, unfittingError, type UpstreamSide } from './error-maker.ts';
import type { Gate } from './gate.ts';
import { linkSignals } from './link-signals.ts';
import type { Verdict } from './load-window.ts';
import type { UpstreamNetwork } from './network/upstream-network.ts';
import { NoAnswer } from './no-answer.ts';
import { attemptFacts, SILENT_OBSERVER, type UpstreamObserver } from './observer.ts';
import { type PreparedRequest, prepareRequest, type RequestFacts } from './prepare-request.ts';
import type { BodyReader } from './read-answer.ts';
import { createRetryBudget } from './retry-budget.ts';
import { type SendOutcome, sendOnce, type UpstreamAnswer } from './send-once.ts';
import { createTrouble } from './trouble.ts';

/** Attempts without a usable answer (none, broken, or 5xx), and attempts answered with 429 or 503. */
const SILENT_TRIES = 3;
const BUSY_TRIES = 7;
const SILENT_BACKOFF = { baseMs: 250, capMs: 5_000 };
/** Starts short, since most refusals are brief; all attempts together still give an upstream some 8 s on average. */
const BUSY_BACKOFF = { baseMs: 250, capMs: 15_000 };
/** The longest `Retry-After` that is honoured; a longer one fails the request at once and is reported. */
const RETRY_AFTER_MAX_MS = 300_000;
/** Shorter outages fail no request: requests wait for a successful probe. */
const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 500;

export type UpstreamRequest = RequestFacts & Call;

type Reading<T> = UpstreamRequest & { readonly read?: BodyReader<T> };

export type UpstreamHttp = {
  /** Sent as the target's contract requires; null without a lease. */
  readonly fence: number | null;
  /** Aborts when the lease ends; null without a lease. */
  readonly ended: AbortSignal | null;
  /** The circuit is open: only probes are sent. */
  readonly isDown: boolean;
  /** A request waits to be retried, and the last attempts were refused or unanswered. */
  readonly isRetrying: boolean;
  /**
   * Resolves with `read`'s result for a 2xx, or with any 4xx not listed here. Throws `SyncError`: `…-unauthorized`
   * (401, 403), `…-busy`, `…-unreachable`, `…-failed`, `…-malformed`, `pos-incomplete`, `…-address-refused`; the
   * signal's reason on abort; the hold's error if the lease is lost. Every request may be sent more than once.
   */
  request<T = unknown>(request: Reading<T>): Promise<UpstreamAnswer<T>>;
};

export type UpstreamHttpOptions = {
  readonly side: UpstreamSide;
  readonly baseUrl: string;
  readonly network: UpstreamNetwork;
  readonly gate: Gate;
  readonly hold: LeaseHold | null;
  /** Shared by all chains of a process that use the same host. */
  readonly hostCap?: LimitFunction | undefined;
  readonly observer?: UpstreamObserver | undefined;
  /** Sent with each request; the request's own headers override them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For one attempt, including its body. */
  readonly timeoutMs?: number;
  readonly maxBodyBytes?: number;
  /** Whether long bodies are sent as gzip. */
  readonly gzipRequests?: boolean;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** If set, every request fails with this code. */
  readonly refusal?: SyncErrorCode | undefined;
};

/** The HTTP client for upstreams: rate-limited by a gate, bounded in time and attempts, with strict response checks. */
export function createUpstreamHttp(options: UpstreamHttpOptions): UpstreamHttp {
  const { side, baseUrl, gate, hold, headers, timeoutMs = 15_000, maxBodyBytes = UPSTREAM_BOUNDS.bytes } = options;
  const { gzipRequests = false, clock = systemClock, random = Math.random } = options;
  const { hostCap, observer = SILENT_OBSERVER, network, refusal } = options;
  const circuit = createCircuit(clock);
  const budget = createRetryBudget({ limit: gate.load().most });
  const trouble = createTrouble();

  /** Each attempt acquires its own slot, so a request waiting for a retry holds none. */
  async function attempt<T>(
    prepared: PreparedRequest,
    { call, isRetry, read }: Trying<T>,
  ): Promise<SendOutcome<T> | NoAnswer | CircuitOpen> {
    const { signal, meter } = call;
    const queuedAt = clock.now();
    const sendNow = async (inFlight: number) => {
      const startedAt = clock.now();
      meter?.sent(side, { inFlight, isRetry });
      const outcome = await sendOnce(prepared, {
        network,
        read,
        signal,
        timeoutMs,
        maxBodyBytes,
        beforeSending: () => hold?.throwIfLost(),
        onRetryAfter: (ms) => gate.closeFor(Math.min(ms, RETRY_AFTER_MAX_MS)),
        wallNow: () => clock.wallNow(),
      }).catch(orNoAnswer);
      observer.answered({
        side,
        method: prepared.method,
        ...attemptFacts(outcome),
        durationMs: clock.now() - startedAt,
      });
      return outcome;
    };
    return gate.run({
      signal,
      kind: prepared.method,
      verdictOf,
      hostCap,
      work: (inFlight) => {
        meter?.waited(side, clock.now() - queuedAt);
        return circuit.run(() => sendNow(inFlight));
      },
    });
  }

  async function tryUntilAnswered<T>(
    prepared: PreparedRequest,
    { call, read }: Omit<Trying<T>, 'isRetry'>,
  ): Promise<UpstreamAnswer<T>> {
    let silent = 0;
    let busy = 0;
    budget.earn();
    using trying = trouble.enter();
    for (;;) {
      const outcome = await attempt(prepared, { call, read, isRetry: silent + busy > 0 });
      trying.saw(outcome);
      if (outcome instanceof NoAnswer) {
        silent += 1;
        const isLast = outcome.kind === 'malformed' || outcome.kind === 'not-allowed' || silent === SILENT_TRIES;
        if (isLast || !budget.spend()) throw noAnswerError(side, outcome, silent);
        observer.retried(side, outcome.kind);
        await clock.sleep(fullJitterMs(silent, { ...SILENT_BACKOFF, random }), call.signal);
        continue;
      }
      if (outcome.kind === 'answer') return outcome.answer;
      if (outcome.kind === 'unfitting') throw unfittingError(side, outcome);
      if (outcome.kind === 'unauthorized') throw unauthorizedError(side, outcome);
      if (outcome.kind === 'circuit-open') {
        const { failure, forMs } = outcome;
        if (!(failure instanceof NoAnswer)) throw unauthorizedError(side, failure);
        if (forMs >= PATIENCE_MS) throw noAnswerError(side, failure, OPENS_AFTER);
        await clock.sleep(LOOK_AGAIN_MS, call.signal);
        continue;
      }

      busy += 1;
      call.meter?.busy(side);
      const waitMs = outcome.retryAfterMs ?? 0;
      const isLast = busy === BUSY_TRIES || waitMs > RETRY_AFTER_MAX_MS;
      if (isLast || !budget.spend()) throw busyError(side, outcome, busy);
      observer.retried(side, outcome.kind);
      // With a `Retry-After`, the closed gate is the wait.
      if (waitMs === 0) await clock.sleep(fullJitterMs(busy, { ...BUSY_BACKOFF, random }), call.signal);
    }
  }

  async function request<T>({
    signal,
    meter,
    read,
    ...facts
  }: UpstreamRequest & { readonly read: BodyReader<T> }): Promise<UpstreamAnswer<T>> {
    const whole = linkSignals(hold ? [signal, hold.signal] : [signal]);
    try {
      whole.signal.throwIfAborted();
      if (refusal !== undefined) throw new SyncError(refusal);
      const all = { ...facts, headers: { ...headers, ...facts.headers } };
      const prepared = await prepareRequest(all, { baseUrl, gzipRequests });
      if (!prepared) throw unauthorizedError(side, {});
      const call = { signal: whole.signal, ...(meter && { meter }) };
      return await tryUntilAnswered(prepared, { call, read });
    } finally {
      whole.dispose();
    }
  }

  return {
    fence: hold?.fence ?? null,
    ended: hold?.signal ?? null,
    get isDown() {
      return circuit.isOpen;
    },
    get isRetrying() {
      return trouble.isRetrying;
    },
    // Without a reader, `T` is unknown.
    request: <T>(reading: Reading<T>) => request({ read: wholeOf as BodyReader<T>, ...reading }),
  };
}

type Trying<T> = { readonly call: Call; readonly isRetry: boolean; readonly read: BodyReader<T> };

function orNoAnswer(error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return error;
  throw error;
}

/** Timeouts, gateway errors and explicit refusals may mean overload; a broken or refusing program does not. */
function verdictOf(outcome: SendOutcome<unknown> | NoAnswer | CircuitOpen): Verdict {
  if (outcome instanceof NoAnswer) {
    const isAway = outcome.kind === 'unreachable' || outcome.facts.status === 502 || outcome.facts.status === 504;
    return isAway ? 'refused' : 'none';
  }
  if (outcome.kind === 'circuit-open') return 'none';
  return outcome.kind === 'busy' ? 'refused' : 'answered';
}

/**
 * Delay in ms before attempt `attempt + 1` (attempts count from 1): random up to an exponentially growing bound, so
 * callers that failed together don't retry together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("full jitter")
 */
function fullJitterMs(attempt: number, options: { baseMs: number; capMs: number; random: () => number }): number {
  return options.random() * Math.min(options.capMs, options.baseMs * 2 ** (attempt - 1));
}
