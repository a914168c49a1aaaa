import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered, openTestApi, type TestApi } from '#e2e/fixtures/test-api.ts';
import { heldMenuSchema } from '#lib/contract/held.ts';
import { problemSchema } from '#lib/contract/problems.ts';
import { shopSchema } from '#lib/contract/shops.ts';
import { hold, PLAN_HASH } from './contract/held.ts';

let api: TestApi;
beforeAll(async () => (api = await openTestApi()));
afterAll(() => api[Symbol.asyncDispose]());

async function heldShop(): Promise<string> {
  const { chainId, shopIds } = await api.chainWith(1);
  const shopId = shopIds[0] ?? '';
  await hold({ api, ids: { runId: 'a-run' } } as never, { chainId, shopId });
  return shopId;
}

describe('POST /api/shops/:id/discard', () => {
  it.each([
    [{}, ['planHash', 'reason']],
    [{ planHash: PLAN_HASH }, ['reason']],
    [{ planHash: PLAN_HASH, reason: ' ' }, ['reason']],
  ])('rejects %j: a decision needs the plan hash and a reason', async (body, fields) => {
    const path = `/api/shops/${await heldShop()}`;
    const problem = await answered(await api.post(`${path}/discard`, body), { status: 422, schema: problemSchema });
    expect(problem).toMatchObject({ code: 'invalid-body', errors: fields.map((field) => ({ field })) });
    for (const { message } of problem.errors ?? []) expect(message).not.toBe('');
    expect((await api.get(`${path}/held`)).status).toBe(200);
  });

  it('is rejected if another plan is held by now', async () => {
    const path = `/api/shops/${await heldShop()}`;
    const body = { planHash: 'the one before', reason: 'not intended' };
    const problem = await answered(await api.post(`${path}/discard`, body), { status: 409, schema: problemSchema });
    expect(problem.code).toBe('plan-changed');
    expect(await answered(await api.get(`${path}/held`), { schema: heldMenuSchema })).toMatchObject({
      discarded: null,
    });
  });

  it('returns the shop in its previous state, and is audited', async () => {
    const shopId = await heldShop();
    const body = { planHash: PLAN_HASH, reason: 'POSの入力ミス' };
    const shop = await answered(await api.post(`/api/shops/${shopId}/discard`, body), { schema: shopSchema });
    expect(shop).toMatchObject({ state: 'IDLE', error: null, hasHeldPlan: false });
    const event = await api.db.auditEvent.findFirst({ where: { act: 'plan-discarded', shopId } });
    expect(event).toMatchObject({ before: { planHash: PLAN_HASH }, after: { reason: body.reason } });
  });
});
