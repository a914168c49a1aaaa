import { gunzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { responseOf } from './answer.ts';
import { writtenOnce } from './written-once.ts';

const long = JSON.stringify({ shops: '店'.repeat(5_000) });

function asking(accepted: string): { request: Request; locale: 'ja' } {
  const request = new Request('http://localhost/api/x', { headers: { 'accept-encoding': accepted } });
  return { request, locale: 'ja' };
}

it('writes a tagged answer once, and compresses it once, for all who take gzip', async () => {
  const write = vi.fn<() => string>(() => long);
  const answer = { etag: 'W/"1"', ...writtenOnce(write) };
  const bodies: ArrayBuffer[] = [];
  for (const accepted of ['gzip', 'deflate, gzip', 'gzip, br']) {
    const response = await responseOf(answer, asking(accepted));
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('vary')).toBe('Accept-Language, Accept-Encoding');
    bodies.push(await response.arrayBuffer());
  }
  for (const body of bodies) expect(gunzipSync(body).toString()).toBe(long);
  expect(await answer.gzip()).toBe(await answer.gzip());
  expect(write).toHaveBeenCalledOnce();
});

it.each(['', 'br', 'identity', 'gzip;q=0', 'x-gzip'])('sends it as it is to who takes “%s”', async (accepted) => {
  const response = await responseOf({ etag: 'W/"1"', ...writtenOnce(() => long) }, asking(accepted));
  expect(response.headers.has('content-encoding')).toBe(false);
  expect(await response.text()).toBe(long);
});

it('compresses nothing short, and nothing that is known already', async () => {
  const gzip = vi.fn<() => Promise<Uint8Array<ArrayBuffer>>>();
  const short = await responseOf({ etag: 'W/"1"', json: () => '{}', gzip }, asking('gzip'));
  expect([short.headers.has('content-encoding'), await short.text()]).toEqual([false, '{}']);
  const known = asking('gzip');
  known.request.headers.set('if-none-match', 'W/"1"');
  expect((await responseOf({ etag: 'W/"1"', json: () => long, gzip }, known)).status).toBe(304);
  expect(gzip).not.toHaveBeenCalled();
});
