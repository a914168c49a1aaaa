import pLimit, { type LimitFunction } from 'p-limit';
import type { GateLoad, LearnedLimit, SlowedBy } from '#lib/sync/ports.ts';
import { acquireSlot } from './acquire-slot.ts';
import {
  afterWindow,
  type AdaptiveLimit,
  cutTo,
  followCut,
  isRefusing,
  isSlow,
  startLimit,
  windowAnswers,
  withMost,
} from './adaptive-limit.ts';
import { type Clock, systemClock } from './clock.ts';
import { type LoadWindow, openLoadWindow, type Verdict } from './load-window.ts';
import { createRecentTraffic } from './recent-traffic.ts';
import { createUsualLatency } from './usual-latency.ts';

export type Permit<T> = {
  /** Holds a slot until it settles. Receives the number of requests in flight, including itself. */
  readonly work: (inFlight: number) => Promise<T>;
  /** Shared by all gates to one host. Acquired last; waiting for it doesn't count as in flight. */
  readonly hostCap?: LimitFunction | undefined;
  /** Aborting rejects a waiting call immediately; running work must watch the signal itself. */
  readonly signal: AbortSignal;
  /** Groups requests with similar latency. */
  readonly kind?: string;
  /** What the result says about the upstream's load. Default: `answered`; a throw says nothing. */
  readonly verdictOf?: (result: T) => Verdict;
};

export type Gate = {
  /** Runs the work once a slot is free and the gate is open. */
  run<T>(permit: Permit<T>): Promise<T>;
  /** Starts nothing for `ms`, for any caller; never shortens a current closing. */
  closeFor(ms: number): void;
  /** Changes the configured limit. After lowering it, nothing starts until the requests in flight fall below it. */
  setLimit(limit: number): void;
  load(): Omit<GateLoad, 'retrying'>;
};

export type GateOptions = {
  /** The configured maximum; the effective limit adapts below it. */
  readonly limit: number;
  /** What an earlier gate to the same upstream learned; null if there was none. */
  readonly learned?: LearnedLimit | null;
  readonly clock?: Clock;
};

/** How long the UI shows why a gate was slowed down. */
const SLOWED_SHOWN_MS = 30_000;

/**
 * Limits the work in flight to one upstream; the upstream can close it with `Retry-After`. The limit adapts to what the
 * upstream can handle, up to the configured maximum.
 */
export function createGate({ limit, learned = null, clock = systemClock }: GateOptions): Gate {
  let most = limit;
  let adaptive = startLimit({ most, learned });
  let seen: LoadWindow = openLoadWindow(clock.now());
  let slowed: { by: SlowedBy; at: number } | null = null;
  const slots = pLimit(adaptive.limit);
  const traffic = createRecentTraffic(clock);
  const usual = createUsualLatency();
  let closedUntil = Number.NEGATIVE_INFINITY;
  let inFlight = 0;
  let peak = 0;

  async function counted<T>({ work, kind = '', verdictOf }: Permit<T>): Promise<T> {
    inFlight += 1;
    peak = Math.max(peak, inFlight);
    traffic.started();
    seen.started(inFlight >= adaptive.limit);
    const startedAt = clock.now();
    let verdict: Verdict = 'none';
    try {
      const result = await work(inFlight);
      verdict = verdictOf ? verdictOf(result) : 'answered';
      return result;
    } finally {
      inFlight -= 1;
      if (verdict !== 'none') learn(verdict, { kind, startedAt });
    }
  }

  function learn(verdict: Exclude<Verdict, 'none'>, { kind, startedAt }: { kind: string; startedAt: number }): void {
    const latencyMs = clock.now() - startedAt;
    if (verdict === 'answered') traffic.answered(latencyMs);
    const slowness = verdict === 'answered' ? usual.slowness(kind, latencyMs) : null;
    if (startedAt < seen.openedAtMs) {
      if (verdict === 'refused') adapt(followCut(adaptive, inFlight));
      return;
    }
    seen.answered(verdict, slowness);
    const facts = seen.facts();
    if (verdict === 'refused' && isRefusing(adaptive, facts)) {
      slowed = { by: 'refused', at: clock.now() };
      openWindow(cutTo(adaptive, inFlight));
    } else if (facts.answers >= windowAnswers(adaptive)) {
      if (isSlow(facts)) slowed = { by: 'slow', at: clock.now() };
      openWindow(afterWindow(adaptive, facts));
    }
  }

  function openWindow(next: AdaptiveLimit): void {
    seen = openLoadWindow(clock.now());
    adapt(next);
  }

  function adapt(next: AdaptiveLimit): void {
    adaptive = next;
    if (slots.concurrency !== next.limit) slots.concurrency = next.limit;
  }

  /** Returns null if the gate closed while this call waited, so that no waiter holds a slot. */
  async function workOrWait<T>(permit: Permit<T>): Promise<{ result: T } | null> {
    return isClosed() ? null : { result: await counted(permit) };
  }

  async function workOrWaitAtHost<T>(permit: Permit<T>): Promise<{ result: T } | null> {
    const { hostCap, signal } = permit;
    if (hostCap === undefined || isClosed()) return workOrWait(permit);
    return acquireSlot(hostCap, { signal, work: () => workOrWait(permit) });
  }

  function isClosed(): boolean {
    return clock.now() < closedUntil;
  }

  return {
    async run(permit) {
      const { signal } = permit;
      for (;;) {
        signal.throwIfAborted();
        // Timers may fire slightly early, so check again.
        while (isClosed()) await clock.sleep(Math.ceil(closedUntil - clock.now()), signal);
        const turn = await acquireSlot(slots, { signal, work: () => workOrWaitAtHost(permit) });
        if (turn) return turn.result;
      }
    },
    closeFor(ms) {
      closedUntil = Math.max(closedUntil, clock.now() + ms);
    },
    setLimit(next) {
      most = next;
      adapt(withMost(adaptive, next));
    },
    load() {
      const closedForMs = closedUntil - clock.now();
      const isSlowed = slowed !== null && adaptive.limit < most && clock.now() - slowed.at < SLOWED_SHOWN_MS;
      return {
        inFlight,
        limit: adaptive.limit,
        searching: adaptive.searching,
        most,
        peak,
        perSecond: traffic.perSecond(),
        latencyMs: traffic.latencyMs(),
        closedUntilMs: closedForMs > 0 ? Math.round(clock.wallNow() + closedForMs) : null,
        slowedBy: isSlowed ? (slowed?.by ?? null) : null,
      };
    },
  };
}
