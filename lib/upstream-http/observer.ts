import type { UpstreamSide } from './error-maker.ts';
import { NoAnswer, type NoAnswerKind } from './no-answer.ts';
import type { RequestFacts } from './prepare-request.ts';
import type { SendOutcome } from './send-once.ts';

export type AttemptKind = 'ok' | 'refused' | 'busy' | 'unauthorized' | NoAnswerKind;

/** Receives every attempt and every retry, for metrics. */
export type UpstreamObserver = {
  answered(facts: {
    readonly side: UpstreamSide;
    readonly method: RequestFacts['method'];
    /** `none` if no answer came. */
    readonly status: number | 'none';
    readonly kind: AttemptKind;
    readonly durationMs: number;
  }): void;
  /** `reason`: the outcome of the previous attempt. */
  retried(side: UpstreamSide, reason: AttemptKind): void;
};

export const SILENT_OBSERVER: UpstreamObserver = { answered: () => undefined, retried: () => undefined };

export function attemptFacts(outcome: SendOutcome<unknown> | NoAnswer): { status: number | 'none'; kind: AttemptKind } {
  if (outcome instanceof NoAnswer) return { status: outcome.facts.status ?? 'none', kind: outcome.kind };
  if (outcome.kind === 'unfitting') return { status: outcome.status, kind: 'malformed' };
  if (outcome.kind !== 'answer') return { status: outcome.status, kind: outcome.kind };
  const { status } = outcome.answer;
  return { status, kind: status < 400 ? 'ok' : 'refused' };
}
