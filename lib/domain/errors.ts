import type { FileProblem } from './file-problems.ts';
import type { GuardRule } from './guard/check.ts';
import type { UpstreamBound } from './upstream-bounds.ts';

/**
 * The closed list of reasons why a target FAILED or was SKIPPED. Each has a sentence and a remedy per language in the
 * message files.
 */
export const SYNC_ERROR_CODES = [
  'pos-unauthorized',
  'pos-revoked',
  'pos-token-unreadable',
  'pos-address-refused',
  'pos-unreachable',
  'pos-busy',
  'pos-failed',
  'pos-incomplete',
  'pos-malformed',
  'pos-file-invalid',
  'pos-read-expired',
  'pos-shop-unknown',
  'pos-menu-unknown',
  'pos-wrong-currency',
  'ordering-unauthorized',
  'ordering-token-unreadable',
  'ordering-address-refused',
  'ordering-unreachable',
  'ordering-busy',
  'ordering-failed',
  'ordering-malformed',
  'ordering-rejected',
  'ordering-too-large',
  'ordering-shop-unknown',
  'ordering-id-refused',
  'ordering-stale-fence',
  'categories-failed',
  'shop-deadline',
  'worker-died-twice',
  'held',
  'approval-out-of-date',
  'internal',
] as const;
export type SyncErrorCode = (typeof SYNC_ERROR_CODES)[number];

/** Values for the operator's message: the item in 「」, the number of tries, the seconds. */
export type SyncErrorDetail = {
  readonly itemId?: string;
  readonly itemName?: string;
  readonly field?: string;
  /** The upstream's own message, cut to 300 characters. Never contains a token or a stack trace. */
  readonly said?: string;
  readonly status?: number;
  readonly tries?: number;
  readonly seconds?: number;
  /** For `held`: the check that tripped, its count and its total. */
  readonly rule?: GuardRule;
  readonly count?: number;
  readonly total?: number;
  /** For `…-malformed`: the bound that was exceeded, and its limit. */
  readonly bound?: UpstreamBound;
  readonly limit?: number;
  /** For `prices-jump`: the factor from which a price change counts as a jump. */
  readonly factor?: number;
  /** For `pos-file-invalid`: what is wrong where. `field` is the column, `said` the value. */
  readonly fileProblem?: FileProblem;
  readonly file?: string;
  readonly line?: number;
  /** For `categories-failed`: the underlying failure. */
  readonly causeCode?: SyncErrorCode;
};

export type SyncErrorFacts = {
  readonly code: SyncErrorCode;
  readonly detail?: SyncErrorDetail;
};

/** `categories-failed` is as retryable as its cause; this is its value without one. */
const RETRYABLE: Readonly<Record<SyncErrorCode, boolean>> = {
  'pos-unauthorized': false,
  'pos-revoked': false,
  'pos-token-unreadable': false,
  'pos-address-refused': false,
  'pos-unreachable': true,
  'pos-busy': true,
  'pos-failed': true,
  'pos-incomplete': true,
  'pos-malformed': true,
  'pos-file-invalid': false,
  'pos-read-expired': true,
  'pos-shop-unknown': false,
  'pos-menu-unknown': false,
  'pos-wrong-currency': false,
  'ordering-unauthorized': false,
  'ordering-token-unreadable': false,
  'ordering-address-refused': false,
  'ordering-unreachable': true,
  'ordering-busy': true,
  'ordering-failed': true,
  'ordering-malformed': true,
  'ordering-rejected': false,
  'ordering-too-large': false,
  'ordering-shop-unknown': false,
  'ordering-id-refused': false,
  'ordering-stale-fence': true,
  'categories-failed': true,
  'shop-deadline': true,
  'worker-died-twice': true,
  held: false,
  'approval-out-of-date': false,
  internal: true,
};

/** Whether a plain retry can succeed; if not, a person has to fix something first. */
export function isRetryable({ code, detail }: SyncErrorFacts): boolean {
  return RETRYABLE[code === 'categories-failed' ? (detail?.causeCode ?? code) : code];
}

/** Thrown by adapters and the sync, with what the operator sees. The cause is for the log only. */
export class SyncError extends Error {
  readonly code: SyncErrorCode;
  readonly detail: SyncErrorDetail | undefined;

  constructor(code: SyncErrorCode, options: { detail?: SyncErrorDetail; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.name = 'SyncError';
    this.code = code;
    this.detail = options.detail;
  }
}

/** Converts anything thrown into what is stored and shown; unknown errors become `internal`. */
export function factsOf(error: unknown): SyncErrorFacts {
  if (error instanceof SyncError) return { code: error.code, ...(error.detail && { detail: error.detail }) };
  return { code: 'internal' };
}
