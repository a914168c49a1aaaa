/**
 * Why an attempt brought nothing that can be used. `unreachable`, `incomplete` and `failed` may pass by themselves and
 * are tried again; `malformed` is somebody else's page or a broken program, and is not; nor is `not-allowed`, for
 * nothing was sent to where its name leads.
 */
export type NoAnswerKind = 'unreachable' | 'incomplete' | 'malformed' | 'failed' | 'not-allowed';

export class NoAnswer extends Error {
  readonly kind: NoAnswerKind;
  readonly status: number | undefined;
  readonly said: string | undefined;

  constructor(kind: NoAnswerKind, options: { status?: number; said?: string; cause?: unknown } = {}) {
    super(kind, { cause: options.cause });
    this.name = 'NoAnswer';
    this.kind = kind;
    this.status = options.status;
    this.said = options.said;
  }
}
