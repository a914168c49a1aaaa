import { expect, test } from 'vitest';
import { NO_UPSTREAMS, openTestChain } from '#e2e/fixtures/test-chain.ts';
import { SYSTEM } from '#lib/domain/access.ts';
import { TEST_SECRET, TEST_VAULT } from '#lib/vault/test-vault.ts';
import { createVault } from '#lib/vault/vault.ts';
import { openDatabase } from './database.ts';
import { sealTokens } from './seal-tokens.ts';
import { sealToken } from './sealed-tokens.ts';
import { createSyncStore } from './store.ts';
import { createWebhookStore } from './webhook-store.ts';

const NEWER = 'a newer secret, which is long enough too';
const rotated = createVault({ secret: NEWER, oldSecrets: [TEST_SECRET] });
const anonymous = createVault({ secret: 'a secret that this process does not have' });

const TOKENS = { posAccessToken: 'pos-token-in-plain', orderingToken: 'ordering-token-in-plain' };
const PLAIN = { ...NO_UPSTREAMS.ordering, token: TOKENS.orderingToken };

async function openChains() {
  const chain = await openTestChain();
  const rows = () =>
    chain.db.chain.findMany({
      orderBy: { id: 'asc' },
      select: { id: true, posAccessToken: true, orderingToken: true },
    });
  const storeWith = (vault: typeof rotated) => createSyncStore(chain.db, { wake: () => Promise.resolve(), vault });
  return { ...chain, rows, storeWith };
}

test('tokens are stored only encrypted and returned to the sync in plain text', async () => {
  await using chain = await openChains();
  const pos = { ...NO_UPSTREAMS.pos, accessToken: TOKENS.posAccessToken };
  const created = { ...NO_UPSTREAMS, pos, ordering: { ...PLAIN, brandId: 'another' }, name: 'another' };
  const chainId = (await chain.store.createChain(created, SYSTEM)) ?? '';
  expect(JSON.stringify(await chain.rows())).not.toContain('in-plain');
  expect(await chain.store.connections(chainId)).toMatchObject({ pos, ordering: { token: PLAIN.token } });

  await chain.store.changeChain({ chainId, change: { pos: { accessToken: 'a-new-one-in-plain' } }, by: SYSTEM });
  expect(JSON.stringify(await chain.rows())).not.toContain('in-plain');
  expect(await chain.store.connections(chainId)).toMatchObject({
    pos: { accessToken: 'a-new-one-in-plain' },
    ordering: { token: PLAIN.token },
  });
});

test('tokens in plain text or sealed with an old secret are resealed with the newest, once', async () => {
  await using chain = await openChains();
  const { db, chainId } = chain;
  const old = sealToken(TEST_VAULT, TOKENS.orderingToken, { chainId, column: 'orderingToken' });
  await db.chain.update({ where: { id: chainId }, data: { ...TOKENS, orderingToken: old } });

  expect(await sealTokens(db, rotated)).toEqual({ sealed: 2, unreadable: [] });
  const sealed = await chain.rows();
  expect(sealed.every((row) => rotated.isCurrent(row.posAccessToken) && rotated.isCurrent(row.orderingToken))).toBe(
    true,
  );
  // The old secret is no longer needed.
  const { pos, ordering } = await chain.storeWith(createVault({ secret: NEWER })).connections(chainId);
  expect([pos.accessToken, ordering.token]).toEqual(Object.values(TOKENS));
  expect(await sealTokens(db, rotated)).toEqual({ sealed: 0, unreadable: [] });
  expect(await chain.rows()).toEqual(sealed);
});

test('the signature key of webhooks is resealed like the tokens', async () => {
  await using chain = await openChains();
  const { db, chainId, store } = chain;
  await store.changeChain({ chainId, change: { webhook: { signatureKey: 'a-key-in-plain' } }, by: SYSTEM });
  const keyWith = (vault: typeof rotated) => createWebhookStore({ db, vault }).signatureKey(chainId);
  const before = await db.chain.findUniqueOrThrow({ where: { id: chainId } });
  expect(before.webhookKey).not.toContain('in-plain');
  expect(await keyWith(anonymous)).toBeNull();

  expect(await sealTokens(db, rotated)).toMatchObject({ sealed: 3, unreadable: [] });
  expect(await keyWith(createVault({ secret: NEWER }))).toBe('a-key-in-plain');
  expect(await sealTokens(db, rotated)).toEqual({ sealed: 0, unreadable: [] });
});

test('each row is sealed once when many processes start at the same time', async () => {
  await using chain = await openChains();
  const { db, databaseUrl, chainId, store } = chain;
  for (let index = 0; index < 8; index++) {
    const ordering = { ...PLAIN, brandId: `brand-of-${index}` };
    const another = (await store.createChain({ ...NO_UPSTREAMS, ordering, name: 'chain' }, SYSTEM)) ?? '';
    await db.chain.update({ where: { id: another }, data: TOKENS });
  }
  await db.chain.update({ where: { id: chainId }, data: TOKENS });

  const processes = Array.from({ length: 6 }, () => openDatabase(databaseUrl, { poolSize: 2 }));
  const answers = await Promise.all(processes.map((process) => sealTokens(process, rotated)));
  await Promise.all(processes.map((process) => process.$disconnect()));
  expect(answers.reduce((sum, { sealed }) => sum + sealed, 0)).toBe(18);
  for (const { id } of await chain.rows()) {
    const { pos, ordering } = await chain.storeWith(rotated).connections(id);
    expect([pos.accessToken, ordering.token]).toEqual(Object.values(TOKENS));
  }
});

test('a token that is changed in the meantime keeps its new value', async () => {
  await using chain = await openChains();
  const { db, chainId } = chain;
  await db.chain.update({ where: { id: chainId }, data: TOKENS });
  const entered = sealToken(rotated, 'entered-meanwhile', { chainId, column: 'posAccessToken' });
  let isSealed = false;
  const { sealing } = await db.$transaction(async (tx) => {
    await tx.chain.update({ where: { id: chainId }, data: { posAccessToken: entered } });
    const late = sealTokens(db, rotated).finally(() => (isSealed = true));
    // It has read the previous value and waits to write.
    expect(await chain.lockHolds(() => isSealed)).toBe(true);
    return { sealing: late };
  });
  expect(await sealing).toEqual({ sealed: 1, unreadable: [] });
  const { pos, ordering } = await chain.storeWith(rotated).connections(chainId);
  expect([pos.accessToken, ordering.token]).toEqual(['entered-meanwhile', TOKENS.orderingToken]);
});

test('unreadable tokens are reported, left unchanged and null for the sync; a copied row opens in no other chain', async () => {
  await using chain = await openChains();
  const { db, store, chainId } = chain;
  const [mine] = await chain.rows();
  const strange = sealToken(anonymous, 'x', { chainId, column: 'posAccessToken' });
  await db.chain.update({ where: { id: chainId }, data: { posAccessToken: strange } });
  const ordering = { ...NO_UPSTREAMS.ordering, brandId: 'brand-2' };
  const otherId = (await store.createChain({ ...NO_UPSTREAMS, ordering, name: 'other' }, SYSTEM)) ?? '';
  await db.chain.update({ where: { id: otherId }, data: { orderingToken: mine?.orderingToken } });
  const before = await chain.rows();

  const { sealed, unreadable } = await sealTokens(db, TEST_VAULT);
  expect(sealed).toBe(0);
  expect(unreadable).toHaveLength(2);
  expect(unreadable).toEqual(
    expect.arrayContaining([
      { chainId, column: 'posAccessToken', reason: 'unknown-key', keyId: strange.split('.')[1] },
      { chainId: otherId, column: 'orderingToken', reason: 'damaged', keyId: mine?.orderingToken.split('.')[1] },
    ]),
  );
  expect(await chain.rows()).toEqual(before);
  expect(await store.connections(chainId)).toMatchObject({ pos: { accessToken: null }, ordering: { token: 'none' } });
  expect(await store.connections(otherId)).toMatchObject({ pos: { accessToken: 'none' }, ordering: { token: null } });
});
