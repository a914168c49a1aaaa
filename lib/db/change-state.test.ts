import { expect, test } from 'vitest';
import { openTestChain, type TestChain } from '#e2e/fixtures/test-chain.ts';
import { withClient } from '#lib/launch/postgres/database.ts';
import type { StateChange } from '#lib/sync/state-change.ts';

const SKIP: StateChange = { kind: 'MENU', from: ['QUEUED'], to: 'SKIPPED', where: { fence: 7 } };

test('a concurrent change of the state is a lost race and is not overwritten (I2)', async () => {
  await using chain = await openTestChain({ shops: 1 });
  await queueAll(chain);
  const { count, row } = await changedMeanwhile(chain, `UPDATE sync_state SET state = 'CANCELLED' WHERE kind = 'MENU'`);
  expect(count).toBe(0);
  expect(row).toMatchObject({ state: 'CANCELLED', missedState: null });
});

test('a fence stamped by a later conductor in between is a lost race too (I6)', async () => {
  await using chain = await openTestChain({ shops: 1 });
  await queueAll(chain);
  const { count, row } = await changedMeanwhile(chain, `UPDATE sync_state SET fence = 8 WHERE kind = 'MENU'`);
  expect(count).toBe(0);
  expect(row).toMatchObject({ state: 'QUEUED', fence: 8n });
});

test('of two concurrent changes of the same targets, one gets all of them', async () => {
  await using chain = await openTestChain({ shops: 3 });
  await queueAll(chain);
  const changes = await Promise.all([skip(chain), skip(chain)]);
  expect(changes.toSorted()).toEqual([0, 3]);
});

/** Runs a change that waits for a row lock of a change outside the gate, which commits in the meantime. */
async function changedMeanwhile(chain: TestChain, sql: string) {
  return withClient(chain.databaseUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(sql);
    let ended = false;
    const changing = skip(chain).finally(() => {
      ended = true;
    });
    expect(await chain.lockHolds(() => ended)).toBe(true);
    await client.query('COMMIT');
    return { count: await changing, row: await chain.db.syncState.findFirstOrThrow({ where: { kind: 'MENU' } }) };
  });
}

function skip({ store, chainId }: TestChain): Promise<number> {
  return store.underGate(chainId, (tx) => tx.changeState(SKIP));
}

async function queueAll({ store, chainId }: TestChain): Promise<void> {
  await store.underGate(chainId, (tx) =>
    tx.changeState({ kind: 'MENU', from: ['IDLE'], to: 'QUEUED', set: { fence: 7 } }),
  );
}
