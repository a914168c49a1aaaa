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

/** What opens it: no answer that can be used, or a token that is refused, time after time with nothing else between. */
export type Failure = NoAnswer | Extract<SendOutcome<unknown>, { kind: 'unauthorized' }>;

/** The other side has been failing for so long, lastly like this, and is only probed now and then. */
export type CircuitOpen = { readonly kind: 'circuit-open'; readonly failure: Failure; readonly forMs: number };

export type Circuit = {
  run<T>(attempt: () => Promise<SendOutcome<T> | NoAnswer>): Promise<SendOutcome<T> | NoAnswer | CircuitOpen>;
  readonly isOpen: boolean;
};

/** Attempts in a row, of all callers. */
export const OPENS_AFTER = 10;
const FIRST_PROBE_MS = 1_000;
const PROBE_EVERY_MS = 10_000;

/** A circuit breaker over all requests of one side of a chain: a dead upstream is probed, not hammered. */
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
