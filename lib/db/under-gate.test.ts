import { expect, test } from 'vitest';
import { actor } from '#e2e/fixtures/actor.ts';
import { NO_UPSTREAMS, openTestChain } from '#e2e/fixtures/test-chain.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';
import { openDatabase } from './database.ts';
import { createSyncStore } from './store.ts';

test('a chain’s second transaction begins after the first has ended, even from another process', async () => {
  await using chain = await openTestChain();
  const { store, chainId } = chain;
  await using other = await anotherProcess(chain.databaseUrl);
  const [inside, mayLeave] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const order: string[] = [];
  const first = store.underGate(chainId, async () => {
    inside.resolve();
    await mayLeave.promise;
    order.push('first ends');
  });
  await inside.promise;
  const second = other.store.underGate(chainId, (tx) => {
    order.push('second begins');
    return tx.shops();
  });
  expect(await chain.lockHolds(() => order.includes('second begins'))).toBe(true);
  mayLeave.resolve();
  await Promise.all([first, second]);
  expect(order).toEqual(['first ends', 'second begins']);
});

test('transactions of two chains do not wait for each other', async () => {
  await using chain = await openTestChain();
  const { store, chainId } = chain;
  const ordering = { ...NO_UPSTREAMS.ordering, brandId: 'brand-2' };
  const anotherId = (await store.createChain({ ...NO_UPSTREAMS, ordering, name: 'another' }, actor('test'))) ?? '';
  await store.underGate(chainId, async () => {
    expect(await store.underGate(anotherId, (tx) => tx.openWork())).toBe(0);
  });
});

test('later changes carry a higher rev, however many are concurrent', async () => {
  await using chain = await openTestChain({ shops: 12 });
  const { db, store, chainId, shopIds } = chain;
  const inOrder: string[] = [];
  await Promise.all(
    shopIds.map((shopId) =>
      store.underGate(chainId, async (tx) => {
        inOrder.push(shopId);
        await tx.changeState({ kind: 'MENU', from: ['IDLE'], to: 'QUEUED', where: { shopIds: [shopId] } });
      }),
    ),
  );
  const rows = await db.syncState.findMany({ where: { kind: 'MENU' }, orderBy: { rev: 'asc' } });
  expect(rows.map((row) => row.shopId)).toEqual(inOrder);
  expect(new Set(rows.map((row) => row.rev)).size).toBe(shopIds.length);
  const gate = await db.chainGate.findUniqueOrThrow({ where: { chainId } });
  expect(gate.rev).toBe(rows.at(-1)?.rev);
});

async function anotherProcess(databaseUrl: string) {
  const db = openDatabase(databaseUrl);
  await db.$connect();
  return {
    store: createSyncStore(db, { wake: () => Promise.resolve(), vault: TEST_VAULT }),
    [Symbol.asyncDispose]: () => db.$disconnect(),
  };
}
