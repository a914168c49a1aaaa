import { expect, test } from 'vitest';
import { openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { createCatalogueStore } from './catalogue-store.ts';

const stored = (text: string, version = 1) => ({ version, body: new TextEncoder().encode(text) });

async function storeWith({ db, chainId }: TestChain, fence: number) {
  await db.chainGate.update({ where: { chainId }, data: { fence: BigInt(fence) } });
  return createCatalogueStore(db, { chainId, fence });
}

test('a catalogue is kept until the next one replaces it or it is forgotten', async () => {
  await using chain = await openTestChain();
  const store = await storeWith(chain, 7);
  expect(await store.load()).toBeNull();
  await store.save(stored('one'));
  await store.save(stored('two', 2));
  expect(await store.load()).toEqual(stored('two', 2));
  await store.forget();
  expect(await store.load()).toBeNull();
});

test('one that is too large takes the place of the older one, and is not stored', async () => {
  await using chain = await openTestChain();
  const store = await storeWith(chain, 7);
  await store.save(stored('one'));
  await store.save({ version: 1, body: new Uint8Array(32 * 1024 * 1024 + 1) });
  expect(await store.load()).toBeNull();
});

test('a conductor that has lost the chain neither saves nor forgets (I6)', async () => {
  await using chain = await openTestChain();
  const lost = await storeWith(chain, 7);
  const current = await storeWith(chain, 8);
  await lost.save(stored('lost'));
  expect(await current.load()).toBeNull();
  await current.save(stored('current'));
  await lost.save(stored('lost'));
  await lost.forget();
  expect(await current.load()).toEqual(stored('current'));
});

test('one that nobody has saved for a week is deleted with the next save of any chain', async () => {
  await using chain = await openTestChain();
  const { db, chainId } = chain;
  const store = await storeWith(chain, 7);
  await store.save(stored('old'));
  const weekMs = 7 * 86_400_000;
  for (const [ageMs, left] of [
    [weekMs - 60_000, stored('old')],
    [weekMs + 1_000, null],
  ] as const) {
    await db.catalogue.update({ where: { chainId }, data: { savedAt: new Date(Date.now() - ageMs) } });
    await createCatalogueStore(db, { chainId: 'none', fence: 7 }).save(stored('none'));
    expect(await store.load()).toEqual(left);
  }
});
