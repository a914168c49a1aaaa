import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, openTestApi, refused, type TestApi } from '#e2e/fixtures/test-api.ts';
import { syncAcceptedSchema } from '#lib/contract/sync.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const post = (path: string, key: string, body: unknown = {}) =>
  api.ask('POST', path, { body, headers: { 'idempotency-key': key } });

describe('a sync with an idempotency key', () => {
  it('is one sync however often it is sent, and a new one with a new key', async () => {
    const { chainId } = await api.chainWith(2);
    const path = `/api/chains/${chainId}/sync`;
    const key = randomUUID();
    const first = await post(path, key);
    const again = await post(path, key);
    const { run } = await answered(first, { status: 202, schema: syncAcceptedSchema });
    expect((await answered(again, { status: 202, schema: syncAcceptedSchema })).run.id).toBe(run.id);
    expect([again.headers.get('location'), again.headers.get('idempotency-replayed')]).toEqual([
      `/api/runs/${run.id}`,
      'true',
    ]);
    expect((await refused(await post(path, randomUUID()), 409)).code).toBe('sync-in-progress');
    expect((await refused(await post(path, key, { full: true }), 422)).code).toBe('idempotency-key-reused');
    await api.settle(run.id);
    expect((await answered(await post(path, key), { status: 202, schema: syncAcceptedSchema })).run.id).toBe(run.id);
    expect(await api.db.syncRun.count({ where: { chainId } })).toBe(1);
  });

  it('is found again if its process died before responding', async () => {
    const { chainId, shopIds } = await api.chainWith(1);
    for (const path of [`/api/chains/${chainId}/sync`, `/api/shops/${shopIds[0]}/sync`]) {
      const key = randomUUID();
      const { run } = await answered(await post(path, key), { status: 202, schema: syncAcceptedSchema });
      // The state left by a process that is killed between its two writes; the run has since ended.
      await api.db.$executeRaw`
        UPDATE idempotent_request SET status = NULL, headers = NULL, body = NULL,
          begun_at = clock_timestamp() - interval '3 minutes' WHERE key = ${key}`;
      await api.settle(run.id);
      const again = await answered(await post(path, key), { status: 202, schema: syncAcceptedSchema });
      expect(again.run.id).toBe(run.id);
      expect(await api.db.syncRun.count({ where: { chainId, requestName: { not: null } } })).toBeGreaterThan(0);
    }
    expect(await api.db.syncRun.count({ where: { chainId } })).toBe(2);
  });

  it('is refused with Retry-After while the first request is in progress', async () => {
    const { chainId } = await api.chainWith(1);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(`/api/chains/${chainId}/sync`, key)));
    expect(answers.filter(({ status }) => status === 202).length).toBeGreaterThan(0);
    for (const answer of answers.filter(({ status }) => status !== 202)) {
      expect(answer.headers.get('retry-after')).toBe('1');
      expect((await refused(answer, 409)).code).toBe('idempotency-in-progress');
    }
    expect(await api.db.syncRun.count({ where: { chainId } })).toBe(1);
  });
});
