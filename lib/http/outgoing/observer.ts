import type { NoAnswer } from './no-answer.ts';
import type { SendOutcome } from './send-once.ts';
import type { UpstreamSide } from './error-maker.ts';

/** Told of every request that went out and how it ended; for metrics. */
export type UpstreamObserver = {
  answered(sent: {
    readonly side: UpstreamSide;
    readonly method: string;
    readonly outcome: SendOutcome | NoAnswer;
    readonly durationMs: number;
    readonly isRetry: boolean;
  }): void;
};

export const SILENT_OBSERVER: UpstreamObserver = { answered: () => undefined };
