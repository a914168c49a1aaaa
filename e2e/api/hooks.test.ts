import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signedEvent } from '#e2e/fixtures/signed-event.ts';
import { answered, openTestApi, type TestApi } from '#e2e/fixtures/test-api.ts';
import { connectedChainSchema } from '#lib/contract/chains.ts';
import { statusOkSchema } from '#lib/contract/common.ts';
import { problemSchema } from '#lib/contract/problems.ts';
import { createWebhookStore } from '#lib/db/webhook-store.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

type Event = { readonly event_id: string; readonly type: string; readonly created_at?: string };

async function deliver(chainId: string, event: Event | string, key?: string): Promise<Response> {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const { path, headers } = await signedEvent({ chainId, body, ask: api.ask, key });
  return api.ask('POST', path, { body, headers });
}

async function chain(chainId: string) {
  return answered(await api.get(`/api/chains/${chainId}`), { schema: connectedChainSchema });
}

async function problem(response: Response) {
  const { code } = problemSchema.parse(await response.json());
  return { status: response.status, code };
}

const events = (chainId: string) => api.db.webhookEvent.findMany({ where: { chainId }, orderBy: { eventId: 'asc' } });

describe('an event with a valid signature', () => {
  it('is stored, and answered before anything is done', async () => {
    const { chainId } = await api.chainWith(1);
    const response = await deliver(chainId, { event_id: 'e1', type: 'catalog.version.updated' });
    await answered(response, { schema: statusOkSchema });
    expect(await events(chainId)).toMatchObject([
      { eventId: 'e1', type: 'catalog.version.updated', takenAt: null, handledAt: null },
    ]);
    const { webhook } = await chain(chainId);
    expect(webhook).toMatchObject({ hasKey: true, lastEventType: 'catalog.version.updated', lastInvalidAt: null });
    expect(Date.parse(webhook.lastEventAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('changes nothing if it is repeated, but the same id of another chain is another event', async () => {
    const { chainId } = await api.chainWith(1);
    const other = await api.chainWith(1);
    await deliver(chainId, { event_id: 'same', type: 'catalog.version.updated' });
    const before = await chain(chainId);
    const repeated = await Promise.all(
      Array.from({ length: 5 }, () => deliver(chainId, { event_id: 'same', type: 'location.created' })),
    );
    expect(repeated.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await chain(chainId)).toEqual(before);
    expect((await deliver(other.chainId, { event_id: 'same', type: 'location.created' })).status).toBe(200);
    expect((await events(other.chainId)).length).toBe(1);
  });

  it('offers a discovery if it is about locations', async () => {
    const { chainId } = await api.chainWith(1);
    await deliver(chainId, { event_id: 's', type: 'location.settings.updated' });
    expect((await chain(chainId)).webhook.shopsChangedAt).toBeNull();
    await deliver(chainId, { event_id: 'l', type: 'location.updated' });
    expect((await chain(chainId)).webhook.shopsChangedAt).not.toBeNull();
  });

  it.each([
    ['no JSON', '{"event_id":'],
    ['no UTF-8', '\u0000'],
    ['an array', '[]'],
    ['no id', JSON.stringify({ type: 'catalog.version.updated' })],
    ['an endless id', JSON.stringify({ event_id: 'x'.repeat(201), type: 'catalog.version.updated' })],
    ['a null byte', JSON.stringify({ event_id: 'a\0b', type: 'catalog.version.updated' })],
  ])('is refused with 400 if it is %s', async (_what, body) => {
    const { chainId } = await api.chainWith(1);
    expect(await problem(await deliver(chainId, body))).toMatchObject({ status: 400, code: 'event-unreadable' });
    expect(await events(chainId)).toEqual([]);
  });
});

describe('a revocation', () => {
  const revoked = (id: string, created_at?: string) => ({
    event_id: id,
    type: 'oauth.authorization.revoked',
    created_at,
  });

  it('is shown with its own code until another token is saved', async () => {
    const { chainId } = await api.chainWith(1);
    await deliver(chainId, revoked('r'));
    expect((await chain(chainId)).pos.error).toMatchObject({ code: 'pos-revoked', retryable: false });
    const confirmed = { confirmedAt: new Date(), revokedAt: null };
    await api.db.webhookState.update({ where: { chainId }, data: confirmed });
    expect((await chain(chainId)).pos.error).toBeNull();
  });

  it('is of no account if it arrives late, after the POS has accepted a newer token', async () => {
    const { chainId } = await api.chainWith(1);
    await deliver(chainId, { event_id: 'first', type: 'catalog.version.updated' });
    await api.db.webhookState.update({ where: { chainId }, data: { confirmedAt: new Date() } });
    await deliver(chainId, revoked('late', '2020-01-01T00:00:00.123456789Z'));
    expect((await chain(chainId)).pos.error).toBeNull();
    await deliver(chainId, revoked('now', '2099-01-01T00:00:00.123456789Z'));
    expect((await chain(chainId)).pos.error).toMatchObject({ code: 'pos-revoked' });
  });
});

describe('a request without a valid signature', () => {
  it('is refused like one for a chain that does not exist, and its time is shown', async () => {
    const { chainId } = await api.chainWith(1);
    const event = { event_id: 'e', type: 'catalog.version.updated' };
    const wrong = await problem(await deliver(chainId, event, 'another key'));
    expect(wrong).toMatchObject({ status: 403, code: 'signature-invalid' });
    const unknown = await api.ask('POST', '/api/hooks/square/nobody', { body: event, headers: { authorization: '' } });
    expect(await problem(unknown)).toEqual(wrong);
    expect(await events(chainId)).toEqual([]);
    expect((await chain(chainId)).webhook).toMatchObject({ lastEventAt: null, lastInvalidAt: expect.any(String) });
  });

  it('writes its time at most every 10 seconds', async () => {
    const { chainId } = await api.chainWith(1);
    const flood = () => deliver(chainId, { event_id: 'e', type: 'x' }, 'another key');
    await flood();
    const { lastInvalidAt } = (await chain(chainId)).webhook;
    await Promise.all(Array.from({ length: 10 }, flood));
    expect((await chain(chainId)).webhook.lastInvalidAt).toBe(lastInvalidAt);
  });

  it('is refused if the chain has no key, or no longer', async () => {
    const { chainId } = await api.chainWith(1);
    const body = JSON.stringify({ event_id: 'e', type: 'x' });
    const { path, headers } = await signedEvent({ chainId, body, ask: api.ask });
    await api.ask('PATCH', `/api/chains/${chainId}`, { body: { webhook: null } });
    expect((await api.ask('POST', path, { body, headers })).status).toBe(403);
    expect((await chain(chainId)).webhook.hasKey).toBe(false);
  });

  it('covers the body’s bytes: blanks at its end count', async () => {
    const { chainId } = await api.chainWith(1);
    const body = JSON.stringify({ event_id: 'e', type: 'x' });
    const { path, headers } = await signedEvent({ chainId, body, ask: api.ask });
    expect((await api.ask('POST', path, { body: `${body}\n`, headers })).status).toBe(403);
    expect((await deliver(chainId, `${body}\n`)).status).toBe(200);
  });
});

describe('the settings', () => {
  it('never return the key, and are audited without it', async () => {
    const { chainId } = await api.chainWith(1);
    const body = { webhook: { signatureKey: 'a-key-to-be-kept-secret' }, autoSync: true };
    const response = await api.ask('PATCH', `/api/chains/${chainId}`, { body });
    const text = await response.text();
    expect(text).not.toContain('secret-key');
    expect(JSON.parse(text)).toMatchObject({ autoSync: true, webhook: { hasKey: true } });
    const row = await api.db.chain.findUniqueOrThrow({ where: { id: chainId } });
    expect(row.webhookKey).toMatch(/^v1\./u);
    const where = { chainId, act: 'chain-changed' };
    const audited = await api.db.auditEvent.findMany({ where, select: { before: true, after: true } });
    expect(audited).toEqual([
      { before: { autoSync: false, webhookKey: null }, after: { autoSync: true, webhookKey: 'new' } },
    ]);
    expect(text + JSON.stringify(audited)).not.toContain('a-key-to-be-kept-secret');
  });
});

it('events are kept for 72 hours', async () => {
  const { chainId } = await api.chainWith(1);
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  await api.db.webhookEvent.createMany({
    data: [
      { chainId, eventId: 'old', type: 'x', receivedAt: hoursAgo(72.1) },
      { chainId, eventId: 'young', type: 'x', receivedAt: hoursAgo(71.9) },
    ],
  });
  await createWebhookStore({ db: api.db, vault: TEST_VAULT }).prune();
  expect((await events(chainId)).map(({ eventId }) => eventId)).toEqual(['young']);
});
