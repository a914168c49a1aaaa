import { json, type Answer } from '#lib/simulators/server/answer.ts';

const CODES = {
  400: ['INVALID_REQUEST_ERROR', 'BAD_REQUEST'],
  401: ['AUTHENTICATION_ERROR', 'UNAUTHORIZED'],
  403: ['AUTHENTICATION_ERROR', 'INSUFFICIENT_SCOPES'],
  404: ['INVALID_REQUEST_ERROR', 'NOT_FOUND'],
  405: ['INVALID_REQUEST_ERROR', 'METHOD_NOT_ALLOWED'],
  413: ['INVALID_REQUEST_ERROR', 'REQUEST_ENTITY_TOO_LARGE'],
  429: ['RATE_LIMIT_ERROR', 'RATE_LIMITED'],
  500: ['API_ERROR', 'INTERNAL_SERVER_ERROR'],
  501: ['API_ERROR', 'NOT_IMPLEMENTED'],
  502: ['API_ERROR', 'BAD_GATEWAY'],
  503: ['API_ERROR', 'SERVICE_UNAVAILABLE'],
  504: ['API_ERROR', 'GATEWAY_TIMEOUT'],
} as const satisfies Record<number, readonly [string, string]>;

export type SquareError = {
  readonly status: number;
  readonly detail: string;
  /** One of Square's ErrorCodes, if the status alone doesn't determine it. */
  readonly code?: string;
  readonly field?: string;
};

/** An error in Square's format: `errors[{category, code, detail, field}]`. */
export function squareError({ status, detail, code, field }: SquareError): Answer {
  const [category, usualCode] = CODES[status as keyof typeof CODES] ?? (status < 500 ? CODES[400] : CODES[500]);
  const said = { category, code: code ?? usualCode, detail, ...(field !== undefined && { field }) };
  return json(status, { errors: [said] }, { code: said.code });
}
