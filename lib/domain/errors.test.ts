import { describe, expect, it } from 'vitest';
import { factsOf, isRetryable, SYNC_ERROR_CODES, SyncError } from './errors.ts';

describe('every code', () => {
  it.each(SYNC_ERROR_CODES)('%s is either retryable or not', (code) => {
    expect(isRetryable({ code })).toBeTypeOf('boolean');
  });

  it('transient failures are retryable; a wrong token, shop or item is not', () => {
    const passing = /-(?:unreachable|busy|failed|incomplete|malformed|stale-fence|deadline)$|^internal$/u;
    const wrong = /-(?:unauthorized|shop-unknown|wrong-currency|rejected|too-large)$/u;
    expect(SYNC_ERROR_CODES.filter((code) => passing.test(code) && !isRetryable({ code }))).toEqual([]);
    expect(SYNC_ERROR_CODES.filter((code) => wrong.test(code) && isRetryable({ code }))).toEqual([]);
  });

  it.each(SYNC_ERROR_CODES)('%s decides whether a shop skipped because of it is retryable', (causeCode) => {
    const skipped = { code: 'categories-failed', detail: { causeCode } } as const;
    expect(isRetryable(skipped)).toBe(isRetryable({ code: causeCode }));
  });
});

describe('factsOf', () => {
  it('keeps the code and the detail, and drops the cause', () => {
    const cause = new Error('token sk-123');
    const error = new SyncError('ordering-rejected', { detail: { itemName: '枝豆' }, cause });
    expect(factsOf(error)).toEqual({ code: 'ordering-rejected', detail: { itemName: '枝豆' } });
    expect(error.cause).toBe(cause);
    expect(factsOf(new SyncError('pos-busy'))).toEqual({ code: 'pos-busy' });
  });

  it.each([new Error('relation "x" does not exist'), 'text', null, undefined, { code: 'pos-busy' }])(
    'reveals nothing about unknown errors: %s',
    (thrown) => {
      expect(factsOf(thrown)).toEqual({ code: 'internal' });
    },
  );
});
