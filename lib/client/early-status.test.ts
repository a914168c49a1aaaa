import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Unreachable } from './api-errors.ts';
import { askEarly, takeEarly } from './early-status.ts';
import { clockPath, shopChangesPath } from './status-paths.ts';

const fetched = vi.fn<typeof fetch>();
const path = clockPath('c-1');
const shopsPath = shopChangesPath('c-1');
const question = { path, locale: 'ja', nowMs: 1_000 } as const;

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  fetched.mockImplementation(async (asked) => new Response(JSON.stringify({ asked })));
});
afterEach(async () => {
  for (const left of [path, shopsPath]) await takeEarly({ ...question, path: left })?.catch(() => null);
  vi.unstubAllGlobals();
  fetched.mockReset();
});

it('requests the sync page’s clock and shops in advance and returns each response once', async () => {
  askEarly({ pathname: '/chains/c-1', language: 'ja', nowMs: 0 });
  expect(fetched.mock.calls.map(([asked]) => asked)).toEqual([
    '/api/chains/c-1/clock',
    '/api/chains/c-1/shops/changes',
  ]);
  for (const [, how] of fetched.mock.calls) expect(new Headers(how?.headers).get('accept-language')).toBe('ja');
  for (const wanted of [shopsPath, path]) {
    expect((await takeEarly({ ...question, path: wanted }))?.text).toBe(JSON.stringify({ asked: wanted }));
  }
  expect(takeEarly(question)).toBeNull();
});

it('requests nothing for other pages', () => {
  for (const pathname of ['/', '/connect', '/chains/c1/runs', '/chains/c1/held/shops/s'])
    askEarly({ pathname, language: 'ja', nowMs: 0 });
  askEarly({ pathname: '/chains/c1', language: 'fr', nowMs: 0 });
  askEarly({ pathname: '/chains/%E0%A4%A', language: 'ja', nowMs: 0 });
  expect(fetched).not.toHaveBeenCalled();
});

it.each([
  ['of another chain', { path: clockPath('c2') }],
  ['in another language', { locale: 'en' }],
  ['what came since', { path: `${shopsPath}?since=r1-2` }],
  ['what has become old', { nowMs: 5_000 }],
] as const)('does not return a response for %s', (_case, changes) => {
  askEarly({ pathname: '/chains/c-1', language: 'ja', nowMs: 0 });
  expect(takeEarly({ ...question, ...changes })).toBeNull();
  // The page has sent its own request by then.
  expect(takeEarly(question)).toBeNull();
});

it('discards a failed response', async () => {
  fetched.mockRejectedValue(new TypeError('no network'));
  askEarly({ pathname: '/chains/c-1', language: 'ja', nowMs: 0 });
  await expect(takeEarly(question)).rejects.toThrow(Unreachable);
});
