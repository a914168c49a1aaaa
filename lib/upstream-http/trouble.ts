import type { CircuitOpen } from './circuit.ts';
import { NoAnswer } from './no-answer.ts';
import type { SendOutcome } from './send-once.ts';

type Outcome = SendOutcome<unknown> | NoAnswer | CircuitOpen;

/** One request, from its first attempt to its answer. */
type Trying = Disposable & { readonly saw: (outcome: Outcome) => void };

export type Trouble = {
  enter(): Trying;
  readonly isRetrying: boolean;
};

/** A single refusal may be chance, two in a row are not; a missing answer has already cost a full timeout. */
const REFUSALS_IN_A_ROW = 2;

/** Tracks whether requests are retrying while none succeeds, in which case the remaining time can't be estimated. */
export function createTrouble(): Trouble {
  let waiting = 0;
  let refusals = 0;
  return {
    get isRetrying() {
      return waiting > 0 && refusals >= REFUSALS_IN_A_ROW;
    },
    enter() {
      let waits = false;
      return {
        saw(outcome) {
          const isUnanswered = outcome instanceof NoAnswer;
          if (!isUnanswered && outcome.kind !== 'busy' && outcome.kind !== 'circuit-open') {
            refusals = 0;
            return;
          }
          refusals += isUnanswered ? REFUSALS_IN_A_ROW : 1;
          if (waits) return;
          waits = true;
          waiting += 1;
        },
        [Symbol.dispose]() {
          if (waits) waiting -= 1;
        },
      };
    },
  };
}
