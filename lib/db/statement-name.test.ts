import { expect, test } from 'vitest';
import { NEW_RUN } from '#e2e/fixtures/new-run.ts';
import { openTestChain } from '#e2e/fixtures/test-chain.ts';
import { SETTLED_STATES } from '#lib/domain/state.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';
import { openDatabase } from './database.ts';
import { statementName } from './statement-name.ts';
import { createSyncStore } from './store.ts';

const nameOf = (sql: string) => statementName({ sql });

test('a text has one name, and another text another one', () => {
  const [byId, byName] = ['SELECT count(*) FROM shop WHERE id = $1', 'SELECT count(*) FROM shop WHERE name = $1'];
  expect(nameOf(byId)).toMatch(/^[\w-]{22}$/u);
  expect(nameOf(byId)).toBe(nameOf(byId));
  expect(nameOf(byName)).not.toBe(nameOf(byId));
});

test.each([
  'SELECT 1 FROM "shop" WHERE "id" IN ($1,$2)',
  'SELECT 1 FROM "shop" WHERE "id" IN ($1)',
  'SELECT 1 FROM "shop" WHERE "id" NOT IN ($1,$2,$3)',
  'SELECT 1 FROM "shop" WHERE ("id","name") IN (($1,$2),($3,$4))',
  'INSERT INTO "shop" ("id","name") VALUES ($1,$2), ($3,$4)',
  'INSERT INTO "result" ("kind","id") VALUES (CAST($1::text AS "kind"),$2), (CAST($3::text AS "kind"),$4)',
  'SELECT * FROM shop WHERE id = $1',
  'SELECT shop.* FROM shop WHERE id = $1',
  'BEGIN',
])('%s has none', (sql) => expect(nameOf(sql)).toBe(''));

test('however long the lists are, a connection prepares the same statements', async () => {
  await using chain = await openTestChain({ shops: 6 });
  const { chainId, shopIds } = chain;
  const db = openDatabase(chain.databaseUrl, { poolSize: 1 });
  const store = createSyncStore(db, { wake: () => Promise.resolve(), vault: TEST_VAULT });
  const prepared = async () => {
    const { rows } = await db.pool.query<{ name: string }>('SELECT name FROM pg_prepared_statements ORDER BY name');
    return rows.map(({ name }) => name);
  };
  const serve = (shops: number) => queueAndSettle(store, { chainId, shopIds: shopIds.slice(0, shops) });
  await serve(2);
  const names = await prepared();
  expect(names).toContain(nameOf('SELECT step_targets_v1($1, $2, $3::jsonb) AS took'));
  for (const shops of [1, 4, 6]) await serve(shops);
  expect(await prepared()).toEqual(names);
  await db.$disconnect();
});

/** Runs of these shops, one each: claimed, stepped once, stopped and finished. */
async function queueAndSettle(
  store: SyncStore,
  { chainId, shopIds }: { chainId: string; shopIds: readonly string[] },
): Promise<void> {
  await store.underGate(chainId, async (tx) => {
    const runIds = shopIds.map((shopId) => `${shopId}-${Math.random()}`);
    for (const [place, id] of runIds.entries()) {
      await tx.createRun({ ...NEW_RUN, id });
      const where = { shopIds: shopIds.slice(place, place + 1) };
      await tx.changeState({ kind: 'MENU', from: SETTLED_STATES, to: 'QUEUED', where, set: { runId: id, fence: 0 } });
    }
    await tx.menuTargets(runIds, ['QUEUED']);
    await tx.shops(shopIds);
    await tx.busyShops(shopIds);
    await tx.stampRuns(runIds, 'a-category-sync');
    await tx.step({ fence: 0, steps: [{ kind: 'MENU', targetId: 'none', runId: 'none', step: 'claim' }] });
    await tx.settleQueued({ runIds, outcome: 'SKIPPED', error: { code: 'internal' } });
    await tx.finishRuns(runIds, null);
  });
  await store.stepTargets(chainId, { fence: 0, steps: [] });
  await store.waiting(chainId);
}
