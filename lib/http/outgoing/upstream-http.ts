import type { Call, LeaseHold } from '#lib/sync/ports.ts';
import { fullJitterMs } from './backoff.ts';
import { type Clock, systemClock } from './clock.ts';
import { busyError, noAnswerError, unauthorizedError, type UpstreamSide } from './error-maker.ts';
import type { Gate } from './gate.ts';
import { linkSignals } from './link-signals.ts';
import { NoAnswer } from './no-answer.ts';
import { type PreparedRequest, prepareRequest, type RequestFacts } from './prepare-request.ts';
import { type SendOutcome, sendOnce, type UpstreamAnswer } from './send-once.ts';

/** Tries of a request that gets no answer, a broken one, or 5xx; and of one that is told to come later (429, 503). */
const SILENT_TRIES = 3;
const BUSY_TRIES = 6;
const SILENT_BACKOFF = { baseMs: 250, capMs: 5_000 };
const BUSY_BACKOFF = { baseMs: 500, capMs: 15_000 };
/** The longest closing that is obeyed; asked for more, a request fails at once and says how long. */
const RETRY_AFTER_MAX_MS = 300_000;

export type UpstreamRequest = RequestFacts & Call;

export type UpstreamHttp = {
  /** To be sent along as the target's contract wants it; null where there is no lease. */
  readonly fence: number | null;
  /**
   * Resolves with any answer that is the caller's to read: the JSON of a 2xx, or a 4xx other than these. Throws
   * `SyncError`: `…-unauthorized` (401, 403), `…-busy`, `…-unreachable`, `…-failed`, `…-malformed`, `pos-incomplete`.
   * An abort throws the signal's reason, a lost lease what the hold throws. Every request may be sent more than once.
   */
  request(request: UpstreamRequest): Promise<UpstreamAnswer>;
};

export type UpstreamHttpOptions = {
  readonly side: UpstreamSide;
  readonly baseUrl: string;
  readonly gate: Gate;
  readonly hold: LeaseHold | null;
  /** Sent with each request, before its own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For one attempt, body included. */
  readonly timeoutMs?: number;
  readonly maxBodyBytes?: number;
  /** Whether long bodies are sent as gzip. */
  readonly gzipRequests?: boolean;
  readonly clock?: Clock;
  readonly random?: () => number;
};

/** The only way out to an upstream: gated, bounded in time and tries, strict about what comes back. */
export function createUpstreamHttp(options: UpstreamHttpOptions): UpstreamHttp {
  const { side, baseUrl, gate, hold, headers, timeoutMs = 15_000, maxBodyBytes = 64 * 1024 * 1024 } = options;
  const { gzipRequests = false, clock = systemClock, random = Math.random } = options;

  /** Each attempt takes a slot of its own, so that a request that waits to be tried again is in nobody's way. */
  async function attempt(prepared: PreparedRequest, { signal, onWait }: Call): Promise<SendOutcome | NoAnswer> {
    const queuedAt = clock.now();
    const send = () => {
      onWait?.(clock.now() - queuedAt);
      return sendOnce(prepared, {
        signal,
        timeoutMs,
        maxBodyBytes,
        beforeSending: () => hold?.throwIfLost(),
        onRetryAfter: (ms) => gate.closeFor(Math.min(ms, RETRY_AFTER_MAX_MS)),
        wallNow: () => clock.wallNow(),
      });
    };
    try {
      return await gate.run(send, signal);
    } catch (error) {
      if (error instanceof NoAnswer) return error;
      throw error;
    }
  }

  async function tryUntilAnswered(prepared: PreparedRequest, call: Call): Promise<UpstreamAnswer> {
    let silent = 0;
    let busy = 0;
    for (;;) {
      const outcome = await attempt(prepared, call);
      if (outcome instanceof NoAnswer) {
        silent += 1;
        if (outcome.kind === 'malformed' || silent === SILENT_TRIES) throw noAnswerError(side, outcome, silent);
        await clock.sleep(fullJitterMs(silent, { ...SILENT_BACKOFF, random }), call.signal);
        continue;
      }
      if (outcome.kind === 'answer') return outcome.answer;
      if (outcome.kind === 'unauthorized') throw unauthorizedError(side, outcome);

      busy += 1;
      const waitMs = outcome.retryAfterMs ?? 0;
      if (busy === BUSY_TRIES || waitMs > RETRY_AFTER_MAX_MS) throw busyError(side, outcome, busy);
      // Told how long, the closed gate is the wait.
      if (waitMs === 0) await clock.sleep(fullJitterMs(busy, { ...BUSY_BACKOFF, random }), call.signal);
    }
  }

  return {
    fence: hold?.fence ?? null,
    async request({ signal, onWait, ...facts }) {
      const whole = linkSignals(hold ? [signal, hold.signal] : [signal]);
      try {
        whole.signal.throwIfAborted();
        const all = { ...facts, headers: { ...headers, ...facts.headers } };
        const prepared = await prepareRequest(all, { baseUrl, gzipRequests });
        if (!prepared) throw unauthorizedError(side, {});
        return await tryUntilAnswered(prepared, { signal: whole.signal, ...(onWait && { onWait }) });
      } finally {
        whole.dispose();
      }
    },
  };
}
