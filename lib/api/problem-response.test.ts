import { describe, expect, it, vi } from 'vitest';
import { problemSchema } from '#lib/contract/problems.ts';
import { SyncError } from '#lib/domain/errors.ts';
import { PROBLEM_CODES, PROBLEM_STATUS } from '#lib/domain/problems.ts';
import { StoreUnavailable, UnknownChain } from '#lib/sync/store-errors.ts';
import { ProblemError } from './problem-error.ts';
import { problemOf, problemResponse } from './problem-response.ts';

describe('problemOf', () => {
  it('returns a ProblemError unchanged', () => {
    const problem = new ProblemError('chain-exists', { headers: { 'X-A': 'b' } });
    expect(problemOf(problem)).toBe(problem);
  });

  it('maps the store’s errors', () => {
    expect(problemOf(new UnknownChain('c1'))).toMatchObject({ code: 'not-found' });
    const unavailable = problemOf(new StoreUnavailable(new Error('connect ECONNREFUSED')));
    expect(unavailable).toMatchObject({ code: 'not-ready', options: { headers: { 'Retry-After': '5' } } });
  });

  it('maps them even if they come from another instance of their module', async () => {
    vi.resetModules();
    const other = await import('#lib/sync/store-errors.ts');
    expect(other.UnknownChain).not.toBe(UnknownChain);
    expect(problemOf(new other.UnknownChain('c1'))).toMatchObject({ code: 'not-found' });
    expect(problemOf(new other.StoreUnavailable(new Error('away')))).toMatchObject({ code: 'not-ready' });
  });

  it.each([new Error('password is hunter2'), new SyncError('pos-busy'), 'text', null, undefined])(
    'discloses nothing of %s',
    (error) => {
      expect(problemOf(error)).toEqual(new ProblemError('internal'));
    },
  );
});

describe('problemResponse', () => {
  it.each(PROBLEM_CODES)('%s is a complete problem in both languages', async (code) => {
    for (const locale of ['ja', 'en'] as const) {
      const response = problemResponse(new ProblemError(code), locale);
      expect(response.status).toBe(PROBLEM_STATUS[code]);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(response.headers.get('content-language')).toBe(locale);
      const body = problemSchema.strict().parse(await response.json());
      expect(body).toMatchObject({ type: `urn:haizen:problem:${code}`, status: response.status, code });
    }
  });

  it('carries field errors, additional members, headers and facts', async () => {
    const problem = new ProblemError('shop-out-of-scope', {
      facts: { shopName: '神田店' },
      errors: [{ field: 'shopIds', message: '連携対象外です' }],
      more: { shopId: 's1' },
      headers: { 'Retry-After': '10' },
    });
    const response = problemResponse(problem, 'ja');
    expect(response.headers.get('retry-after')).toBe('10');
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining('神田店') as string,
      errors: [{ field: 'shopIds', message: '連携対象外です' }],
      shopId: 's1',
    });
  });

  it('serializes a shared problem once per language', async () => {
    const written = vi.fn<() => string>(() => 's1');
    const problem = new ProblemError('sync-in-progress', { more: { shopId: { toJSON: written } } });
    for (const locale of ['ja', 'en', 'ja', 'en'] as const) {
      const response = problemResponse(problem, locale);
      expect(response.headers.get('content-language')).toBe(locale);
      expect(await response.json()).toMatchObject({ code: 'sync-in-progress', shopId: 's1' });
    }
    expect(written).toHaveBeenCalledTimes(2);
  });
});
