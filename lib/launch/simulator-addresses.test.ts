import { expect, test } from 'vitest';
import { createTestDatabase } from '#lib/checks/test-database.ts';
import { withClient } from './postgres/database.ts';
import { rememberAddresses, rememberedAddresses, simulatorPort } from './simulator-addresses.ts';
import { testFolder } from './test-folder.test-helper.ts';

const before = { posUrl: 'http://127.0.0.1:20001', orderingUrl: 'http://127.0.0.1:20002' };
const now = { posUrl: 'http://127.0.0.1:20003', orderingUrl: 'http://127.0.0.1:20004' };

test('updates chains of the simulators when their ports change, and leaves others unchanged', async () => {
  await using folder = await testFolder();
  await using database = await createTestDatabase();
  await withClient(database.url, (client) =>
    client.query(
      `INSERT INTO chain (id, name, pos_kind, pos_base_url, pos_access_token, ordering_kind, ordering_base_url,
         ordering_brand_id, ordering_token, shop_limit, pos_limit, ordering_limit)
       VALUES ('trial', 'Trial', 'square', $1, 't', 'oder', $2, 'a', 't', 4, 4, 8),
              ('own', 'Own', 'square', 'https://pos.example', 't', 'oder', 'https://ordering.example', 'b', 't', 4, 4, 8)`,
      [before.posUrl, before.orderingUrl],
    ),
  );

  expect(await rememberedAddresses(folder.path)).toBeUndefined();
  await rememberAddresses(folder.path, database.url, { before, now });

  expect(await rememberedAddresses(folder.path)).toEqual(now);
  const { rows } = await withClient(database.url, (client) =>
    client.query('SELECT id, pos_base_url AS pos, ordering_base_url AS ordering FROM chain ORDER BY id'),
  );
  expect(rows).toEqual([
    { id: 'own', pos: 'https://pos.example', ordering: 'https://ordering.example' },
    { id: 'trial', pos: now.posUrl, ordering: now.orderingUrl },
  ]);
});

test('prefers the port of the last start', async () => {
  const port = await simulatorPort(undefined);
  expect(await simulatorPort(`http://127.0.0.1:${port}`)).toBe(port);
});
