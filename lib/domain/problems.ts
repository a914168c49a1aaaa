/** Every code that an API answer's problem can carry, with its HTTP status. Sentences are in the message files. */
export const PROBLEM_STATUS = {
  'invalid-body': 422,
  'invalid-query': 422,
  'body-too-large': 413,
  unauthorized: 401,
  'not-found': 404,
  'cross-site': 403,
  'sync-in-progress': 409,
  'run-not-finished': 409,
  'run-finished': 409,
  'nothing-held': 409,
  'plan-changed': 409,
  'nothing-to-retry': 409,
  'shop-out-of-scope': 422,
  'shop-unmatched': 422,
  'no-shops-in-scope': 422,
  'chain-exists': 409,
  'connection-failed': 422,
  'upstream-not-allowed': 422,
  'discover-failed': 502,
  'discover-timeout': 504,
  'not-trial': 404,
  'not-ready': 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;
export const PROBLEM_CODES = Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]];
