import { describe, expect, it } from 'vitest';
import { factsOf, isRetryable, SYNC_ERROR_CODES, SyncError } from './errors.ts';

describe('every code', () => {
  it.each(SYNC_ERROR_CODES)('%s says whether a retry alone may help', (code) => {
    expect(isRetryable({ code })).toBeTypeOf('boolean');
  });

  it('what passes by itself is worth a retry; a token, a shop or an item that is wrong is not', () => {
    const passing = /-(?:unreachable|busy|failed|incomplete|malformed|stale-fence|deadline)$|^internal$/u;
    const wrong = /-(?:unauthorized|shop-unknown|wrong-currency|rejected|too-large)$/u;
    expect(SYNC_ERROR_CODES.filter((code) => passing.test(code) && !isRetryable({ code }))).toEqual([]);
    expect(SYNC_ERROR_CODES.filter((code) => wrong.test(code) && isRetryable({ code }))).toEqual([]);
  });

  it.each(SYNC_ERROR_CODES)('%s decides whether a shop that was skipped for it may be retried', (causeCode) => {
    const skipped = { code: 'categories-failed', detail: { causeCode } } as const;
    expect(isRetryable(skipped)).toBe(isRetryable({ code: causeCode }));
  });
});

describe('factsOf', () => {
  it('keeps the code and the detail, and leaves the cause to the log', () => {
    const cause = new Error('token sk-123');
    const error = new SyncError('ordering-rejected', { detail: { itemName: '枝豆' }, cause });
    expect(factsOf(error)).toEqual({ code: 'ordering-rejected', detail: { itemName: '枝豆' } });
    expect(error.cause).toBe(cause);
    expect(factsOf(new SyncError('pos-busy'))).toEqual({ code: 'pos-busy' });
  });

  it.each([new Error('relation "x" does not exist'), 'text', null, undefined, { code: 'pos-busy' }])(
    'tells nothing of what it does not know: %s',
    (thrown) => {
      expect(factsOf(thrown)).toEqual({ code: 'internal' });
    },
  );
});
