import { expect, it } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { openHookServer } from '#e2e/fixtures/hook-server.ts';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';
import { createWebhookStore } from '#lib/db/webhook-store.ts';
import { SIGNATURE_HEADER, squareSignature } from '#lib/pos/square/webhook-signature.ts';
import { squareEventReceiver } from '#lib/process/receive-square-event.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';

const KEY = 'the-signature-key';
const by = actor('test');
/** The platform doesn't answer. */
const HELD_UP = { kind: 'timeout', on: { method: 'PUT', path: '/v1/shops/*/menu' } } as const;

async function open(autoSync: boolean, shops = 2): Promise<TestWorld> {
  const world = await openTestWorld({ shops });
  const change = { webhook: { signatureKey: KEY }, autoSync };
  expect(await world.haizen.changeChain({ chainId: world.chainId, change, by })).toEqual({ kind: 'changed' });
  return world;
}

async function deliver({ haizen, chainId }: TestWorld, id: string, type = 'catalog.version.updated') {
  const url = (await haizen.read.chain(chainId))?.webhook.url ?? '';
  const body = Buffer.from(JSON.stringify({ event_id: id, type }));
  const headers = new Headers({ [SIGNATURE_HEADER]: squareSignature({ key: KEY, url, body }) });
  return haizen.receiveSquareEvent({ chainId, body, headers });
}

const runsOf = ({ db, chainId }: TestWorld) => db.syncRun.findMany({ where: { chainId }, orderBy: { number: 'asc' } });
const openEvents = ({ db, chainId }: TestWorld) => db.webhookEvent.count({ where: { chainId, handledAt: null } });
const handled = (world: TestWorld) => until(async () => (await openEvents(world)) === 0);

it('several events of one edit start one sync of all shops, by the webhook', async () => {
  await using world = await open(true);
  const { db, chainId } = world;
  const item = world.square.account().objects.find(({ type }) => type === 'ITEM');
  world.square.edit({ kind: 'rename', id: item?.id ?? '', name: '冷やしトマト' });
  expect(await Promise.all(['c', 'a', 'b', 'a'].map((id) => deliver(world, id)))).toContain('repeated');
  await handled(world);
  const runs = await runsOf(world);
  expect(runs).toMatchObject([{ scope: 'all', requestedBy: 'Square', requestedByKind: 'system', total: 2 }]);
  expect((await world.finished(runs[0]?.id ?? '')).counts).toMatchObject({ SUCCEEDED: 2 });
  expect(world.oder.menu('101')?.items.map(({ name }) => name)).toContain('冷やしトマト');
  const where = { chainId, act: 'sync-requested' };
  expect(await db.auditEvent.findMany({ where })).toMatchObject([
    { actorKind: 'system', actorId: 'square', actorName: 'Square' },
  ]);
  // It is kept, so a repetition still changes nothing.
  expect(await deliver(world, 'a')).toBe('repeated');
  expect(await openEvents(world)).toBe(0);
});

it('an event during a sync starts one more after it', async () => {
  await using world = await open(true);
  world.oder.faults.set([HELD_UP]);
  const first = await world.sync();
  await until(() => world.oder.record().requests.some(({ method }) => method === 'PUT'));
  await deliver(world, 'during');
  await handled(world);
  const [, follower] = await runsOf(world);
  expect(follower).toMatchObject({ follows: true, requestedBy: 'Square' });
  world.oder.faults.set([]);
  await world.finished(first);
  expect((await world.finished(follower?.id ?? '')).counts).toMatchObject({ SUCCEEDED: 2 });
});

it('events lost, repeated, reordered and forged during a sync end with what the POS has', async () => {
  await using world = await open(true);
  const { db, chainId, square, oder } = world;
  await using server = await openHookServer(async (received) => {
    return (await receive({ chainId, ...received })) === 'refused' ? 403 : 200;
  });
  const receive = squareEventReceiver(createWebhookStore({ db, vault: TEST_VAULT }), () => server.url);
  const faults = ['repeated', 'reordered', 'wrong-signature', 'lost', 'repeated', 'none'] as const;
  oder.faults.set([HELD_UP]);
  const first = await world.sync();
  await until(() => oder.record().requests.some(({ method }) => method === 'PUT'));
  square.webhooks.subscribe({ url: server.url, signatureKey: KEY, faults: [...faults] });
  const item = square.account().objects.find(({ type }) => type === 'ITEM');
  for (const [edit, fault] of faults.entries()) {
    square.edit({ kind: 'rename', id: item?.id ?? '', name: `品${edit} ${fault}` });
  }
  await square.webhooks.settled();
  expect(square.webhooks.deliveries().map(({ status }) => status)).toEqual([200, 200, 403, 403, 200, 200, 200]);
  await handled(world);
  oder.faults.set([]);
  await world.finished(first);
  await until(async () => (await db.syncRun.count({ where: { chainId, finishedAt: null } })) === 0);
  for (const shop of ['101', '102']) expect(oder.menu(shop)?.items.map(({ name }) => name)).toContain('品5 none');
  const events = await db.webhookEvent.count({ where: { chainId } });
  expect(events).toBe(3);
  expect((await runsOf(world)).length).toBe(2);
});

it('starts nothing unless the chain wants it, and nothing for other events', async () => {
  await using world = await open(false);
  await deliver(world, 'unwanted');
  await handled(world);
  await world.haizen.changeChain({ chainId: world.chainId, change: { autoSync: true }, by });
  for (const type of ['inventory.count.updated', 'location.created', 'order.created']) await deliver(world, type, type);
  await handled(world);
  expect(await runsOf(world)).toEqual([]);
});

it('events that a process took before it died start a sync, however many processes look', async () => {
  await using world = await open(true);
  await world.startWorker('worker-2');
  const { db, chainId } = world;
  const takenAt = new Date(Date.now() - 31_000);
  await db.webhookEvent.create({
    data: { chainId, eventId: 'lost', type: 'catalog.version.updated', receivedAt: takenAt, takenAt },
  });
  await handled(world);
  expect(await runsOf(world)).toHaveLength(1);
});

it('an event that was stored just before every process stopped starts a sync', async () => {
  await using world = await open(true);
  await deliver(world, 'e');
  for (const name of ['web-1', 'worker-1']) await world.stopWorker(name);
  expect([await openEvents(world), await runsOf(world)]).toEqual([1, []]);
  await world.startWorker('worker-2');
  await handled(world);
  expect(await runsOf(world)).toHaveLength(1);
});

it('a chain without shops in scope takes its events too', async () => {
  await using world = await open(true);
  await world.db.shop.updateMany({ where: { chainId: world.chainId }, data: { inScope: false } });
  await deliver(world, 'nowhere');
  await handled(world);
  expect(await runsOf(world)).toEqual([]);
});

it('loading the shops withdraws the offer to load them, and a revocation that the POS has contradicted', async () => {
  await using world = await open(false);
  await deliver(world, 'l', 'location.created');
  await deliver(world, 'r', 'oauth.authorization.revoked');
  expect(await world.haizen.read.chain(world.chainId)).toMatchObject({
    pos: { error: { code: 'pos-revoked' } },
    webhook: { shopsChangedAt: expect.any(String) },
  });
  await world.haizen.requestDiscovery({ chainId: world.chainId, by, signal: AbortSignal.timeout(30_000) });
  await until(async () => {
    const chain = await world.haizen.read.chain(world.chainId);
    return chain?.pos.error === null && chain.webhook.shopsChangedAt === null;
  });
});

it('a new token withdraws a revocation', async () => {
  await using world = await open(false);
  await deliver(world, 'r', 'oauth.authorization.revoked');
  const change = { pos: { accessToken: 'test-pos-token' } };
  expect(await world.haizen.changeChain({ chainId: world.chainId, change, by })).toEqual({ kind: 'changed' });
  expect((await world.haizen.read.chain(world.chainId))?.pos.error).toBeNull();
});
