import { expect, it, vi } from 'vitest';
import { responseOf } from './answer.ts';

const text = JSON.stringify({ shops: '店'.repeat(5_000) });
const answer = { etag: 'W/"1"', json: () => text };

function asking(ifNoneMatch?: string): { request: Request; locale: 'ja' } {
  const headers = ifNoneMatch === undefined ? undefined : { 'if-none-match': ifNoneMatch };
  return { request: new Request('http://localhost/api/x', { headers }), locale: 'ja' };
}

const long = '店'.repeat(5_000);
const csv = { 'Content-Type': 'text/csv' };

it.each([
  ['a short body', { body: { name: '渋谷店' } }, 'no-store, no-transform'],
  ['a long body', { body: { name: long } }, 'no-store'],
  ['a short text', { text: '渋谷店', headers: csv }, 'no-store, no-transform'],
  ['a long text', { text: long, headers: csv }, 'no-store'],
  ['a long tagged text', { etag: 'W/"1"', json: () => long }, 'private, no-cache'],
  ['a short tagged text', { etag: 'W/"1"', json: () => '{}' }, 'private, no-cache, no-transform'],
])('allows compression of long bodies only: %s', (_what, given, caching) => {
  expect(responseOf(given, asking()).headers.get('cache-control')).toBe(caching);
});

it.each(['W/"1"', '"0", W/"1"', '"1"', '*'])('sends no body if If-None-Match is %s', async (tag) => {
  const json = vi.fn<() => string>();
  const response = responseOf({ ...answer, json }, asking(tag));
  expect([response.status, await response.text()]).toEqual([304, '']);
  expect(json).not.toHaveBeenCalled();
});

it('sends the body if the ETag does not match', async () => {
  const response = responseOf(answer, asking('W/"0"'));
  expect([response.status, response.headers.get('vary')]).toEqual([200, 'Accept-Language, Accept-Encoding']);
  expect(await response.text()).toBe(text);
});
