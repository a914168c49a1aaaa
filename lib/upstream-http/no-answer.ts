import type { UpstreamBound } from '#lib/domain/upstream-bounds.ts';

/**
 * Why an attempt produced no usable answer. `unreachable`, `incomplete` and `failed` may be transient and are retried;
 * `malformed` (another site's page or a broken program) and `not-allowed` (nothing was sent) are not.
 */
export type NoAnswerKind = 'unreachable' | 'incomplete' | 'malformed' | 'failed' | 'not-allowed';

type NoAnswerFacts = {
  readonly status?: number;
  readonly said?: string;
  /** The bound that was exceeded. */
  readonly over?: { readonly bound: UpstreamBound; readonly limit: number };
};

export class NoAnswer extends Error {
  readonly kind: NoAnswerKind;
  readonly facts: NoAnswerFacts;

  constructor(kind: NoAnswerKind, { cause, ...facts }: NoAnswerFacts & { cause?: unknown } = {}) {
    super(kind, { cause });
    this.name = 'NoAnswer';
    this.kind = kind;
    this.facts = facts;
  }
}
