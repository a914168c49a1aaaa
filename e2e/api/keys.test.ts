import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, openTestApi, refused, TEST_KEY, type TestApi } from '#e2e/fixtures/test-api.ts';
import { chainListSchema } from '#lib/contract/chains.ts';
import { keyCreatedSchema, keyListSchema, keyRevokedSchema } from '#lib/contract/keys.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';
import { haizen } from '#lib/process/routes.ts';

let api: TestApi;
let chainId: string;
let otherId: string;
beforeAll(async () => {
  api = await openTestApi();
  ({ chainId } = await api.chainWith(2));
  ({ chainId: otherId } = await api.chainWith(1));
});
afterAll(() => api[Symbol.asyncDispose]());

type Wanted = { scope?: string; chainIds?: string[] | null; expiresAt?: string | null };

async function made({ scope = 'sync', chainIds = null, expiresAt = null }: Wanted = {}, by: string = TEST_KEY) {
  const body = { name: '在庫ツール', scope, chainIds, expiresAt };
  const response = await api.ask('POST', '/api/keys', { body, headers: { authorization: `Bearer ${by}` } });
  const { key, secret } = await answered(response, { status: 201, schema: keyCreatedSchema });
  return { key, secret, ask: (method: string, path: string, more?: object) => sendWith(secret, method, path, more) };
}

function sendWith(secret: string, method: string, path: string, body?: object) {
  return api.ask(method, path, { body, headers: { authorization: `Bearer ${secret}` } });
}

const items = async () => (await answered(await api.get('/api/keys'), { schema: keyListSchema })).items;

describe('a key', () => {
  it('is shown once, never stored, and its use is visible', async () => {
    const { key, secret, ask } = await made();
    expect(secret).toMatch(/^hzn_[\w-]{43}$/u);
    expect(secret.startsWith(key.start)).toBe(true);
    expect(key.lastUsedAt).toBeNull();
    const rows = JSON.stringify(await api.db.apiKey.findMany());
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(TEST_KEY);
    const { run } = await answered(await ask('POST', `/api/chains/${chainId}/sync`), {
      status: 202,
      schema: syncAcceptedSchema,
    });
    expect(run.requestedBy).toBe('在庫ツール');
    await api.settle(run.id);
    const listed = (await items()).find(({ id }) => id === key.id);
    expect(listed?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(secret);
  });

  it('stops working when it is revoked or expires', async () => {
    const { key, ask } = await made();
    expect((await ask('GET', '/api/chains')).status).toBe(200);
    const revoked = await answered(await api.ask('DELETE', `/api/keys/${key.id}`), { schema: keyRevokedSchema });
    expect(revoked.revokedAt).not.toBeNull();
    expect((await refused(await ask('GET', '/api/chains'), 401)).code).toBe('unauthorized');
    const again = await answered(await api.ask('DELETE', `/api/keys/${key.id}`), { schema: keyRevokedSchema });
    expect(again.revokedAt).toBe(revoked.revokedAt);

    const short = await made({ expiresAt: '2099-01-01T00:00:00Z' });
    await api.db.apiKey.update({ where: { id: short.key.id }, data: { expiresAt: new Date(0) } });
    expect((await short.ask('GET', '/api/chains')).status).toBe(401);
    const { errors } = await refused(
      await api.post('/api/keys', { name: 'x', scope: 'read', chainIds: null, expiresAt: '2020-01-01T00:00:00Z' }),
      422,
    );
    expect(errors?.map(({ field }) => field)).toEqual(['expiresAt']);
  });

  it('grants access to its own chains only', async () => {
    const { ask } = await made({ scope: 'sync', chainIds: [chainId] });
    const { items: chains } = await answered(await ask('GET', '/api/chains'), { schema: chainListSchema });
    expect(chains.map(({ id }) => id)).toEqual([chainId]);
    expect((await ask('GET', `/api/chains/${chainId}/status`)).status).toBe(200);
    for (const path of [`/api/chains/${otherId}`, '/api/chains/nobody', `/api/runs?chainId=${otherId}`])
      expect((await refused(await ask('GET', path), 404)).code).toBe('not-found');
    for (const [method, path] of [
      ['PATCH', `/api/chains/${chainId}`],
      ['GET', '/api/keys'],
      ['POST', '/api/chains'],
    ] as const)
      expect((await refused(await ask(method, path), 403)).code).toBe('forbidden');
  });

  it('cannot create or see keys with more access than itself', async () => {
    const { secret, key } = await made({ scope: 'admin', chainIds: [chainId] });
    const everything = { name: 'x', scope: 'admin', chainIds: null, expiresAt: null };
    expect((await refused(await sendWith(secret, 'POST', '/api/keys', everything), 403)).code).toBe('forbidden');
    for (const chainIds of [[otherId], [chainId, otherId]])
      expect((await refused(await sendWith(secret, 'POST', '/api/keys', { ...everything, chainIds }), 404)).code).toBe(
        'not-found',
      );
    const { items: seen } = await answered(await sendWith(secret, 'GET', '/api/keys'), { schema: keyListSchema });
    expect(seen.every(({ chainIds }) => chainIds?.join() === chainId)).toBe(true);
    const { key: foreign } = await made();
    expect((await sendWith(secret, 'DELETE', `/api/keys/${foreign.id}`)).status).toBe(404);
    expect((await sendWith(secret, 'DELETE', `/api/keys/${key.id}`)).status).toBe(200);
  });

  it('cannot be created for an unknown chain', async () => {
    const body = { name: 'x', scope: 'read', chainIds: [chainId, 'nobody'], expiresAt: null };
    expect((await refused(await api.post('/api/keys', body), 404)).code).toBe('not-found');
  });
});

it('the environment’s key is created once, and not again after it is revoked', async () => {
  const { keys } = await haizen();
  const by = { kind: 'system', id: null, name: 'Haizen', address: null, requestId: null } as const;
  await keys.adopt('another-key-of-the-environment', by);
  await keys.adopt('another-key-of-the-environment', by);
  const adopted = (await items()).filter(({ name, revokedAt }) => name === 'HAIZEN_API_KEY' && revokedAt === null);
  expect(adopted).toHaveLength(2);
  const [newest] = adopted;
  await keys.revoke(newest?.id ?? '', by);
  await keys.adopt('another-key-of-the-environment', by);
  expect((await sendWith('another-key-of-the-environment', 'GET', '/api/chains')).status).toBe(401);
});

it('the audit log records who created and revoked which key, never the key itself, and is immutable', async () => {
  const { key, secret } = await made({ chainIds: [chainId] });
  await api.ask('DELETE', `/api/keys/${key.id}`);
  const events = await api.db.auditEvent.findMany({ orderBy: { id: 'desc' }, take: 2 });
  expect(events.map(({ act, actorName, subject }) => [act, actorName, subject])).toEqual([
    ['key-revoked', 'HAIZEN_API_KEY', '在庫ツール'],
    ['key-made', 'HAIZEN_API_KEY', '在庫ツール'],
  ]);
  expect(JSON.stringify(events.map(({ before, after }) => [before, after]))).not.toContain(secret);
  await expect(api.db.auditEvent.updateMany({ data: { actorName: 'nobody' } })).rejects.toThrow('append-only');
  await expect(api.db.auditEvent.deleteMany()).rejects.toThrow('append-only');
  await expect(api.db.$executeRaw`TRUNCATE audit_event`).rejects.toThrow('append-only');
});

describe('a key created by a key', () => {
  const until = '2098-01-01T00:00:00.000Z';

  it('expires no later than its parent, and has no more access', async () => {
    const { secret } = await made({ scope: 'admin', chainIds: [chainId], expiresAt: until });
    const wanted = { name: 'x', scope: 'admin', chainIds: [chainId], expiresAt: until };
    for (const expiresAt of [null, '2098-01-01T00:00:00.001Z', '9999-12-31T23:59:59Z']) {
      const problem = await refused(await sendWith(secret, 'POST', '/api/keys', { ...wanted, expiresAt }), 422);
      expect([problem.code, problem.errors?.map(({ field }) => field)]).toEqual(['key-exceeds-creator', ['expiresAt']]);
    }
    const { key } = await made(wanted, secret);
    expect(key.expiresAt).toBe(until);
    expect(await api.db.apiKey.count({ where: { name: 'x' } })).toBe(0);
    expect(await api.db.apiKey.count({ where: { createdById: key.creator?.id } })).toBe(1);
  });

  it('is revoked with its parent, as are its own descendants', async () => {
    const first = await made({ scope: 'admin' });
    const second = await made({ scope: 'admin', chainIds: [chainId] }, first.secret);
    const third = await made({ scope: 'admin', chainIds: [chainId] }, second.secret);
    const gone = await made({ scope: 'admin' }, first.secret);
    const other = await made({ scope: 'admin' });
    expect(second.key.creator).toEqual({ kind: 'key', id: first.key.id });
    await api.ask('DELETE', `/api/keys/${gone.key.id}`);

    const response = await api.ask('DELETE', `/api/keys/${first.key.id}`);
    const { alsoRevoked } = await answered(response, { schema: keyRevokedSchema });
    expect(alsoRevoked.map(({ id }) => id)).toEqual([second.key.id, third.key.id]);
    for (const { ask } of [first, second, third]) expect((await ask('GET', '/api/chains')).status).toBe(401);
    expect((await other.ask('GET', '/api/chains')).status).toBe(200);
    const events = await api.db.auditEvent.findMany({ orderBy: { id: 'desc' }, take: 3 });
    expect(events.map(({ act }) => act)).toEqual(Array.from({ length: 3 }, () => 'key-revoked'));
  });

  it('does not survive if it is created while its parent is being revoked', async () => {
    for (let round = 0; round < 10; round += 1) {
      const first = await made({ scope: 'admin' });
      const body = { name: 'late', scope: 'admin', chainIds: null, expiresAt: null };
      const making = Array.from({ length: 4 }, () => sendWith(first.secret, 'POST', '/api/keys', body));
      const [revoked] = await Promise.all([api.ask('DELETE', `/api/keys/${first.key.id}`), ...making]);
      expect(revoked.status).toBe(200);
      expect(await api.db.apiKey.count({ where: { createdById: first.key.id, revokedAt: null } })).toBe(0);
    }
  });
});
