import type { ProblemCode } from '#lib/domain/problems.ts';
import type { ProblemFacts } from '#lib/messages/problem-facts.ts';

export type ProblemOptions = {
  /** Values for the localized sentences. */
  readonly facts?: ProblemFacts;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  /** Additional members of the response. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Thrown by a route to answer with a problem (RFC 9457); the route wrapper localizes it. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code);
    this.name = 'ProblemError';
    this.code = code;
    this.options = options;
  }
}
