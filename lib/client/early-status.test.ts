import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Unreachable } from './api-errors.ts';
import { askEarly, takeEarly } from './early-status.ts';
import { statusPath } from './status-path.ts';

const fetched = vi.fn<typeof fetch>();
const path = statusPath('c-1');
const question = { path, locale: 'ja', nowMs: 1_000 } as const;

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  fetched.mockImplementation(async () => new Response('{"cursor":"1"}'));
});
afterEach(async () => {
  await takeEarly(question)?.catch(() => null);
  vi.unstubAllGlobals();
  fetched.mockReset();
});

it('requests the sync page’s status in advance and returns the response once', async () => {
  askEarly({ pathname: '/chains/c-1', language: 'ja', nowMs: 0 });
  const [asked, how] = fetched.mock.calls[0] ?? [];
  expect(asked).toBe('/api/chains/c-1/status');
  expect(new Headers(how?.headers).get('accept-language')).toBe('ja');
  expect((await takeEarly(question))?.text).toBe('{"cursor":"1"}');
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
  ['of another chain', { path: statusPath('c2') }],
  ['in another language', { locale: 'en' }],
  ['what came since', { path: `${path}?since=r1-2` }],
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
