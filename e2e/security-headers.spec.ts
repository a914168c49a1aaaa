import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
};
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

test('pages restrict what browsers may do, and are never cached', async ({ request, sync }) => {
  for (const path of ['/', sync.path, '/connect', '/nowhere']) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject(EVERYWHERE);
    expect(headers['content-security-policy'], path).toMatch(/^default-src 'self'; script-src 'self' 'nonce-/u);
    expect(headers['cache-control'], path).toContain('no-store');
    // This installation uses plain HTTP: with HSTS, a browser could not reach it again.
    expect(headers, path).not.toHaveProperty('strict-transport-security');
  }
});

test('API responses cannot be framed or run scripts, including problems', async ({ world }) => {
  for (const [path, status] of [
    ['/api/chains', 200],
    ['/api/health', 200],
    ['/api/chains/nowhere', 404],
    ['/api/nowhere', 404],
  ] as const) {
    const answer = await world.haizen.send('GET', path);
    expect(answer.status, path).toBe(status);
    const headers = Object.fromEntries(answer.headers);
    expect(headers, path).toMatchObject({ ...EVERYWHERE, 'content-security-policy': API_POLICY });
  }
});

test('build files are cached forever, never type-sniffed, and compressed if the client accepts it', async ({
  page,
  request,
  sync,
}) => {
  await sync.open();
  for (const [file, type] of [
    [await page.locator('script[src^="/_next/static/"]').first().getAttribute('src'), 'text/javascript'],
    [await page.locator('link[rel="stylesheet"]').first().getAttribute('href'), 'text/css'],
  ] as const) {
    const whole = await (await request.get(file ?? '', { headers: { 'accept-encoding': 'identity' } })).body();
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await request.get(file ?? '', { headers: { 'accept-encoding': encoding } });
      const headers = answer.headers();
      expect(headers).toMatchObject({
        ...EVERYWHERE,
        'cache-control': 'public,max-age=31536000,immutable',
        'content-type': type,
        vary: expect.stringMatching(/accept-encoding/iu),
      });
      expect(headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
      const sent = Number(headers['content-length']);
      if (encoding !== 'identity') expect(sent).toBeLessThan(whole.length / 2);
      expect((await answer.body()).equals(whole), `${file} as ${encoding}`).toBe(true);
    }
  }
});

for (const resource of ['clock', 'status']) {
  test(`an unchanged ${resource} takes only a few bytes`, async ({ world }) => {
    const { id } = await world.haizen.chain();
    let etag = '';
    const look = async () => {
      const answer = await world.haizen.send('GET', `/api/chains/${id}/${resource}`, {
        headers: { 'if-none-match': etag },
      });
      etag = answer.headers.get('etag') ?? '';
      expect(Object.fromEntries(answer.headers)).toMatchObject(EVERYWHERE);
      return answer.status;
    };
    expect(await look()).toBe(200);
    // A conductor that has just finished may still leave, which changes the status.
    await expect.poll(look, { intervals: [50] }).toBe(304);
  });
}

test('long API responses are compressed if the client accepts it', async ({ world }) => {
  const { id } = await world.haizen.chain();
  const encodingOf = async (path: string, accepted: string) => {
    const { headers } = await world.haizen.send('GET', path, { headers: { 'accept-encoding': accepted } });
    return headers.get('content-encoding');
  };
  const ofChain = [`/api/chains/${id}/shops/changes`, `/api/chains/${id}/status`];
  for (const path of [...ofChain, '/api/openapi.json', '/api/metrics', '/api/audit/export']) {
    expect(await encodingOf(path, 'gzip'), path).toBe('gzip');
    expect(await encodingOf(path, 'identity'), path).toBeNull();
  }
  expect(await encodingOf('/api/health', 'gzip')).toBeNull();
});
