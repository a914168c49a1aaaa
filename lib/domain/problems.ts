/** Every code that an API answer's problem can carry, with its HTTP status. Sentences are in the message files. */
export const PROBLEM_STATUS = {
  'invalid-body': 422,
  'invalid-query': 422,
  'body-too-large': 413,
  unauthorized: 401,
  forbidden: 403,
  'sign-in-refused': 401,
  'sign-in-locked': 429,
  'second-factor-refused': 401,
  'second-factor-expired': 401,
  'not-this-machine': 403,
  'password-wrong': 422,
  'password-weak': 422,
  'email-taken': 409,
  'other-email': 409,
  'second-factor-on': 409,
  'invitation-gone': 410,
  'last-admin': 409,
  'too-many-requests': 429,
  'idempotency-key-invalid': 422,
  'idempotency-key-reused': 422,
  'idempotency-in-progress': 409,
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
  'discover-failed': 502,
  'discover-timeout': 504,
  'not-trial': 404,
  'not-ready': 503,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;
export const PROBLEM_CODES = Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]];

/** These tell in `Retry-After` after how many seconds it is worth another try. */
export const TRY_AGAIN_LATER = [
  'sign-in-locked',
  'too-many-requests',
  'idempotency-in-progress',
  'sync-in-progress',
  'not-ready',
] as const satisfies readonly ProblemCode[];
