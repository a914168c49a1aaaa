import type { UpstreamBound } from '#lib/domain/upstream-bounds.ts';

/**
 * Why an attempt brought nothing that can be used. `unreachable`, `incomplete` and `failed` may pass by themselves and
 * are tried again; `malformed` is somebody else's page or a broken program, and is not; nor is `not-allowed`, for
 * nothing was sent to where its name leads.
 */
export type NoAnswerKind = 'unreachable' | 'incomplete' | 'malformed' | 'failed' | 'not-allowed';

type NoAnswerFacts = {
  readonly status?: number;
  readonly said?: string;
  /** What there was too much of. */
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
