import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { responseOf } from './answer.ts';

const long = JSON.stringify({ shops: '店'.repeat(5_000) });
const answer = { etag: 'W/"1"', json: () => long, gzip: () => Promise.resolve(new Uint8Array(gzipSync(long))) };

function asking(accepted: string): { request: Request; locale: 'ja' } {
  const request = new Request('http://localhost/api/x', { headers: { 'accept-encoding': accepted } });
  return { request, locale: 'ja' };
}

it.each(['gzip', 'deflate, gzip', 'gzip, br'])('sends the compressed text to who takes “%s”', async (accepted) => {
  const response = await responseOf(answer, asking(accepted));
  const { headers } = response;
  expect(headers.get('content-encoding')).toBe('gzip');
  expect(headers.get('content-type')).toBe('application/json');
  expect(headers.get('vary')).toBe('Accept-Language, Accept-Encoding');
  expect(gunzipSync(await response.arrayBuffer()).toString()).toBe(long);
});

it.each(['', 'br', 'identity', 'gzip;q=0', 'x-gzip'])('sends it as it is to who takes “%s”', async (accepted) => {
  const response = await responseOf(answer, asking(accepted));
  expect(response.headers.has('content-encoding')).toBe(false);
  expect(await response.text()).toBe(long);
});

it('compresses nothing that is known already', async () => {
  const gzip = vi.fn<() => Promise<Uint8Array<ArrayBuffer>>>();
  const known = asking('gzip');
  known.request.headers.set('if-none-match', 'W/"1"');
  expect((await responseOf({ ...answer, gzip }, known)).status).toBe(304);
  expect(gzip).not.toHaveBeenCalled();
});
