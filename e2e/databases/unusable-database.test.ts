import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startFakePooler } from '#e2e/fixtures/fake-pooler.ts';
import { openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { withClient } from '#lib/launch/postgres/database.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterEach(() => {
  process.env.DATABASE_URL = api.link.url;
});
afterAll(() => api[Symbol.asyncDispose]());

const sendAll = () => [api.get('/api/ready'), api.get('/api/chains'), api.post('/api/chains?verify=false', {})];

/** Every write to Haizen's tables fails as on a full disk. */
async function fillDisk(): Promise<void> {
  await withClient(api.databaseUrl, (client) =>
    client.query(`
      CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'could not extend file "base/5/16403": No space left on device' USING ERRCODE = '53100';
      END $$;
      DO $$ DECLARE t text; BEGIN
        FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
          EXECUTE format('CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON %I EXECUTE FUNCTION full_disk()', t);
        END LOOP;
      END $$`),
  );
}

test.each([
  [
    'a pooler that refuses every client',
    async () => startFakePooler(api.databaseUrl, { mode: 'session', refuses: ['*'] }),
  ],
  ['a wrong password', () => wrong((url) => (url.password = 'wrong'))],
  ['a database that is missing', () => wrong((url) => (url.pathname = '/missing'))],
  ['a schema without tables', () => wrong((url) => (url.search = '?schema=empty'))],
])('a process that meets %s answers with 503 and a problem', async (_what, open) => {
  await using place = await open();
  process.env.DATABASE_URL = place.url;
  for (const response of await Promise.all(sendAll())) expect((await refused(response, 503)).code).toBe('not-ready');
  expect((await api.get('/api/health')).status).toBe(200);
});

test('it is ready as soon as the database is usable', async () => {
  expect((await api.get('/api/ready')).status).toBe(200);
});

test('while the disk is full, reads are answered, writes are 503 with the reason, and it is not ready', async () => {
  const { chainId, shopIds } = await api.chainWith(2);
  await fillDisk();
  expect((await api.get('/api/ready')).status).toBe(200);
  for (const writing of [
    api.post(`/api/chains/${chainId}/sync`),
    api.post(`/api/shops/${shopIds[0]}/sync`),
    api.ask('PATCH', `/api/shops/${shopIds[0]}`, { body: { inScope: false } }),
    api.post('/api/keys', { name: 'tool', scope: 'read', chainIds: null, expiresAt: null }),
  ]) {
    const response = await writing;
    expect(response.headers.get('retry-after')).toBe('60');
    expect(await refused(response, 503)).toMatchObject({
      code: 'database-not-writable',
      detail: expect.stringContaining('ディスクがいっぱい'),
    });
  }
  expect((await api.get('/api/chains')).status).toBe(200);
  expect((await refused(await api.get('/api/ready'), 503)).code).toBe('database-not-writable');
});

async function wrong(change: (url: URL) => void) {
  const url = new URL(api.databaseUrl);
  change(url);
  return { url: url.href, [Symbol.asyncDispose]: () => Promise.resolve() };
}
