import { expect, it } from 'vitest';
import { openTestWorld } from '#e2e/fixtures/test-world.ts';
import { createSyncStore } from '#lib/db/store.ts';
import type { GateTx } from '#lib/sync/gate/gate-tx.ts';
import { observeStore, type SyncObserver } from '#lib/sync/observe-store.ts';
import { RollBack } from '#lib/sync/store-errors.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';

it('an observer is notified of committed changes only; its errors do not affect the transaction', async () => {
  await using world = await openTestWorld({ shops: 2, idle: true });
  const { chainId } = world;
  const runId = await world.sync();
  const heard: unknown[] = [];
  const logged: string[] = [];
  const observer: SyncObserver = {
    settled: (target) => void heard.push(target),
    notBegun: (shops) => void heard.push(shops),
    finished({ id, scope, counts }) {
      heard.push({ id, scope, cancelled: counts.CANCELLED });
      throw new Error('the observer stumbled');
    },
  };
  const log = {
    info: () => {},
    warn: () => {},
    error: (_facts: unknown, message: string) => void logged.push(message),
  };
  const plain = createSyncStore(world.db, { wake: () => Promise.resolve(), vault: TEST_VAULT });
  const store = observeStore(plain, { observers: [observer], log });

  async function cancel(tx: GateTx): Promise<string> {
    await tx.settleQueued({ runIds: [runId], outcome: 'CANCELLED', error: null });
    await tx.finishRuns([runId], null);
    return 'done';
  }
  const undone = store.underGate(chainId, async (tx) => {
    await cancel(tx);
    throw new RollBack('undone');
  });
  expect(await undone).toBe('undone');
  const broken = store.underGate(chainId, async (tx) => {
    await cancel(tx);
    throw new Error('broken');
  });
  await expect(broken).rejects.toThrow('broken');
  expect(heard).toEqual([]);

  expect(await store.underGate(chainId, cancel)).toBe('done');
  expect(heard).toEqual([
    { chainId, outcome: 'CANCELLED', shops: 2 },
    { id: runId, scope: 'all', cancelled: 2 },
  ]);
  expect(logged).toEqual(['an observer failed']);
  expect(await store.underGate(chainId, cancel)).toBe('done');
  expect(heard).toHaveLength(2);
});
