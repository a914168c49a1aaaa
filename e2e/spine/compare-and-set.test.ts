import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#e2e/fixtures/test-world.ts';
import { createSyncStore } from '#lib/db/store.ts';
import type { StateChange } from '#lib/sync/state-change.ts';
import { TEST_VAULT } from '#lib/vault/test-vault.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld({ shops: 2, idle: true });
});
afterAll(() => world[Symbol.asyncDispose]());

describe('changeState', () => {
  it('changes nothing if the row is not in the required state', async () => {
    expect(await change({ kind: 'MENU', from: ['RUNNING'], to: 'SUCCEEDED' })).toBe(0);
  });

  it('changes nothing for a conductor whose fence is not the row’s (I6)', async () => {
    await world.sync();
    const running: StateChange = { kind: 'MENU', from: ['QUEUED'], to: 'RUNNING', where: { fence: 1 } };
    expect(await change(running)).toBe(0);
    const [row] = await world.db.syncState.findMany({ where: { kind: 'MENU' } });
    expect(await change({ ...running, where: { fence: Number(row?.fence) } })).toBe(2);
  });

  it('rejects a transition that the state diagram does not have', async () => {
    await expect(change({ kind: 'MENU', from: ['SUCCEEDED'], to: 'RUNNING' })).rejects.toThrow(/SUCCEEDED to RUNNING/);
  });

  it('is the only writer of a target’s state, except for the steps of menus (I2)', async () => {
    const files = (await readdir('lib', { recursive: true })).filter(
      (file) => file.endsWith('.ts') && !file.includes('generated') && !file.endsWith('.test.ts'),
    );
    const texts = await Promise.all(
      files.map(async (file) => [file, await readFile(join('lib', file), 'utf8')] as const),
    );
    const writers = texts.filter(([, text]) =>
      /UPDATE\s+sync_state\b[^`]*?(?:\bSET|,)\s+state\s*=|syncState\.(?:update|upsert)\w*\([^;]*\bstate\b\s*[,:]/u.test(
        text,
      ),
    );
    expect(writers.map(([file]) => file).toSorted()).toEqual(['db/change-state.ts', 'db/step-menus-sql.ts']);
  });
});

describe('the history', () => {
  it('has one row per run and target, whatever happens', async () => {
    const [shop] = await world.db.syncState.findMany({ where: { kind: 'MENU' } });
    const run = await world.db.syncRun.findFirstOrThrow();
    const result = { runId: run.id, targetId: shop?.id ?? '', kind: 'MENU', outcome: 'FAILED' } as const;
    await world.db.syncResult.create({ data: result });
    await expect(world.db.syncResult.create({ data: result })).rejects.toThrow(/Unique constraint/);
  });
});

function change(wanted: StateChange): Promise<number> {
  const store = createSyncStore(world.db, { wake: () => Promise.resolve(), vault: TEST_VAULT });
  return store.underGate(world.chainId, (tx) => tx.changeState(wanted));
}
