import { json, type Answer } from '#lib/simulators/server/answer.ts';

/** One validation error: the category, item or option group, and its field. */
export type FieldError = {
  readonly entity: 'category' | 'item' | 'optionGroup' | 'menu';
  readonly id: string;
  readonly field: string;
  /** For the shop's staff, in Japanese. */
  readonly message: string;
};

export type OderProblem = {
  readonly status: number;
  readonly detail: string;
  /** If absent, derived from the status. */
  readonly code?: string;
  readonly errors?: readonly FieldError[];
  readonly more?: Readonly<Record<string, unknown>>;
};

const CODES: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  413: 'body-too-large',
  422: 'invalid-body',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** A refusal as problem+json (RFC 9457), with `code` and, for 422, `errors`. */
export function problem({ status, detail, code, errors, more }: OderProblem): Answer {
  const said = code ?? CODES[status] ?? 'failed';
  const body = {
    type: `https://oder.example/problems/${said}`,
    title: said,
    status,
    code: said,
    detail,
    errors,
    ...more,
  };
  return json(status, body, { code: said }, 'application/problem+json; charset=utf-8');
}

/** 422 with the list of errors; nothing was applied. */
export function invalid(errors: readonly FieldError[]): Answer {
  return problem({ status: 422, detail: '内容に誤りがあるため、反映しませんでした。', errors });
}
