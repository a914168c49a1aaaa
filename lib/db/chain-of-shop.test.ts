import { expect, test } from 'vitest';
import { openDatabaseLink } from '#e2e/fixtures/database-link.ts';
import { openTestChain } from '#e2e/fixtures/test-chain.ts';
import { chainOfShop } from './chain-of-shop.ts';
import { openDatabase } from './database.ts';
import { isTransient } from './transient.ts';

test('shares one query among concurrent callers and caches the result', async () => {
  await using chain = await openTestChain();
  await using link = await openDatabaseLink(chain.databaseUrl);
  const db = openDatabase(link.url);
  const find = chainOfShop(db);
  const [shopId = ''] = chain.shopIds;
  const found = await Promise.all(Array.from({ length: 20 }, () => find(shopId)));
  found.push(await find(shopId));
  expect(new Set(found)).toEqual(new Set([chain.chainId]));
  expect(link.statements.filter((sql) => sql.includes('"shop"'))).toHaveLength(1);
  await db.$disconnect();
});

test('queries again after finding nothing or failing', async () => {
  await using chain = await openTestChain();
  await using link = await openDatabaseLink(chain.databaseUrl);
  const db = openDatabase(link.url);
  const find = chainOfShop(db);
  expect(await Promise.all([find('new'), find('new')])).toEqual([null, null]);
  await chain.db.shop.create({
    data: { id: 'new', chainId: chain.chainId, name: 'new', searchText: 'new', inScope: false },
  });
  await link.cut();
  await expect(find('new')).rejects.toSatisfy(isTransient);
  await link.mend();
  expect(await find('new')).toBe(chain.chainId);
  await db.$disconnect();
});
