import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhenResult,
  noJitterGenerator,
} from 'cockatiel';
import type { Clock } from './clock.ts';
import { NoAnswer } from './no-answer.ts';
import type { SendOutcome } from './send-once.ts';

/** Failures that open the circuit if they are consecutive: no usable answer, or a rejected token. */
export type Failure = NoAnswer | Extract<SendOutcome<unknown>, { kind: 'unauthorized' }>;

/** The upstream has been failing for `forMs`, most recently with `failure`; only probes are sent. */
export type CircuitOpen = { readonly kind: 'circuit-open'; readonly failure: Failure; readonly forMs: number };

export type Circuit = {
  run<T>(attempt: () => Promise<SendOutcome<T> | NoAnswer>): Promise<SendOutcome<T> | NoAnswer | CircuitOpen>;
  readonly isOpen: boolean;
};

/** Consecutive failures across all callers. */
export const OPENS_AFTER = 10;
const FIRST_PROBE_MS = 1_000;
const PROBE_EVERY_MS = 10_000;

/** A circuit breaker for all requests to one upstream of a chain: probes a dead upstream instead of hammering it. */
export function createCircuit(clock: Clock): Circuit {
  const policy = circuitBreaker(handleWhenResult(isFailure), {
    breaker: new ConsecutiveBreaker(OPENS_AFTER),
    halfOpenAfter: new ExponentialBackoff({
      initialDelay: FIRST_PROBE_MS,
      maxDelay: PROBE_EVERY_MS,
      generator: noJitterGenerator,
    }),
  });
  let openedAt: number | null = null;
  let failure: Failure | null = null;
  const openCircuit = (last: Failure, since: number): CircuitOpen => ({
    kind: 'circuit-open',
    failure: last,
    forMs: clock.now() - since,
  });
  policy.onBreak(() => (openedAt ??= clock.now()));
  policy.onReset(() => (openedAt = null));

  return {
    get isOpen() {
      return policy.state === CircuitState.Open || policy.state === CircuitState.HalfOpen;
    },
    async run(attempt) {
      try {
        const outcome = await policy.execute(attempt);
        if (!isFailure(outcome)) return outcome;
        failure = outcome;
        return openedAt === null ? outcome : openCircuit(failure, openedAt);
      } catch (error) {
        if (!(error instanceof BrokenCircuitError) || failure === null || openedAt === null) throw error;
        return openCircuit(failure, openedAt);
      }
    },
  };
}

function isFailure(outcome: unknown): outcome is Failure {
  if (outcome instanceof NoAnswer) return true;
  return (outcome as SendOutcome<unknown>).kind === 'unauthorized';
}
