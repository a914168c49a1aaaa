import { SyncError, type SyncErrorCode } from '#lib/domain/errors.ts';
import type { Unfitting } from './body/answer-shape.ts';
import type { NoAnswer, NoAnswerKind } from './no-answer.ts';

export type UpstreamSide = 'pos' | 'ordering';

type Said = { readonly status: number; readonly said?: string };

const NO_ANSWER_CODES = {
  pos: {
    unreachable: 'pos-unreachable',
    incomplete: 'pos-incomplete',
    malformed: 'pos-malformed',
    failed: 'pos-failed',
    'not-allowed': 'pos-address-refused',
  },
  ordering: {
    unreachable: 'ordering-unreachable',
    incomplete: 'ordering-malformed',
    malformed: 'ordering-malformed',
    failed: 'ordering-failed',
    'not-allowed': 'ordering-address-refused',
  },
} as const satisfies Record<UpstreamSide, Record<NoAnswerKind, SyncErrorCode>>;

/** A request that got no usable answer. */
export function noAnswerError(side: UpstreamSide, error: NoAnswer, tries: number): SyncError {
  const { status, said, over } = error.facts;
  return new SyncError(NO_ANSWER_CODES[side][error.kind], {
    detail: { tries, ...(status !== undefined && { status }), ...(said !== undefined && { said }), ...over },
    cause: error.cause ?? error,
  });
}

export function unauthorizedError(side: UpstreamSide, detail: Partial<Said>): SyncError {
  return new SyncError(`${side}-unauthorized`, { detail: pick(detail) });
}

export function busyError(
  side: UpstreamSide,
  outcome: Said & { retryAfterMs: number | null },
  tries: number,
): SyncError {
  const seconds = outcome.retryAfterMs === null ? {} : { seconds: Math.ceil(outcome.retryAfterMs / 1_000) };
  return new SyncError(`${side}-busy`, { detail: { ...pick(outcome), tries, ...seconds } });
}

/** For a complete answer with an invalid field. */
export function unfittingError(side: UpstreamSide, { status, error }: { status: number; error: Unfitting }): SyncError {
  const { field } = error;
  return new SyncError(`${side}-malformed`, {
    detail: { status, ...(field !== undefined && { field }) },
    cause: error,
  });
}

/** For a well-formed refusal without a more specific meaning. */
export function refusedError(side: UpstreamSide, answer: Said): SyncError {
  return new SyncError(`${side}-failed`, { detail: pick(answer) });
}

function pick({ status, said }: Partial<Said>): Partial<Said> {
  return { ...(status !== undefined && { status }), ...(said !== undefined && { said }) };
}
