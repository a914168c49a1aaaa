import type { SyncErrorCode } from '#lib/domain/errors.ts';

/** The two sides, and none of them. */
export type Side = 'pos' | 'ordering' | 'none';

/** Why a connection failed, for both sides; each has its own texts. */
export const CONNECTION_REASONS = [
  'unreadable',
  'refused',
  'unauthorized',
  'unreachable',
  'busy',
  'failed',
  'malformed',
  'missing',
  'none',
] as const;
export type ConnectionReason = (typeof CONNECTION_REASONS)[number];

export function sideOf(cause: SyncErrorCode | undefined): Side {
  if (cause?.startsWith('pos-')) return 'pos';
  return cause?.startsWith('ordering-') ? 'ordering' : 'none';
}

/** `none` for causes that say nothing about the connection. */
export function reasonOf(cause: SyncErrorCode): ConnectionReason {
  switch (cause) {
    case 'pos-unauthorized':
    case 'pos-revoked':
    case 'ordering-unauthorized':
      return 'unauthorized';
    case 'pos-token-unreadable':
    case 'ordering-token-unreadable':
      return 'unreadable';
    case 'pos-address-refused':
    case 'ordering-address-refused':
      return 'refused';
    case 'pos-unreachable':
    case 'ordering-unreachable':
      return 'unreachable';
    case 'pos-busy':
    case 'ordering-busy':
      return 'busy';
    case 'pos-failed':
    case 'ordering-failed':
      return 'failed';
    case 'pos-malformed':
    case 'pos-incomplete':
    case 'pos-file-invalid':
    case 'ordering-malformed':
      return 'malformed';
    case 'ordering-shop-unknown':
      return 'missing';
    case 'pos-read-expired':
    case 'pos-shop-unknown':
    case 'pos-menu-unknown':
    case 'pos-wrong-currency':
    case 'ordering-id-refused':
    case 'ordering-rejected':
    case 'ordering-too-large':
    case 'ordering-stale-fence':
    case 'categories-failed':
    case 'shop-deadline':
    case 'worker-died-twice':
    case 'held':
    case 'approval-out-of-date':
    case 'internal':
      return 'none';
  }
}
