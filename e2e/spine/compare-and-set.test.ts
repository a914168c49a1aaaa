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
    expect(await change({ kind: 'MENU', from: ['RUNNING'], to: 'QUEUED' })).toBe(0);
  });

  it('changes nothing for a conductor whose fence is not the row’s (I6)', async () => {
    await world.sync();
    const skipped: StateChange = { kind: 'MENU', from: ['QUEUED'], to: 'SKIPPED', where: { fence: 1 } };
    expect(await change(skipped)).toBe(0);
    const [row] = await world.db.syncState.findMany({ where: { kind: 'MENU' } });
    expect(await change({ ...skipped, where: { fence: Number(row?.fence) } })).toBe(2);
  });

  it('rejects a transition that the state diagram does not have', async () => {
    await expect(change({ kind: 'MENU', from: ['SUCCEEDED'], to: 'SKIPPED' })).rejects.toThrow(/SUCCEEDED to SKIPPED/);
  });

  it('is the only writer of a target’s state, except for the conductor’s steps (I2)', async () => {
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
    expect(writers.map(([file]) => file).toSorted()).toEqual(['db/change-state.ts']);
    const migrations = await readdir('prisma/migrations', { recursive: true });
    const scripts = migrations.filter((file) => file.endsWith('.sql'));
    const functions = await Promise.all(scripts.map((file) => readFile(join('prisma/migrations', file), 'utf8')));
    expect(functions.filter((text) => /\bFUNCTION\b[^;]*\$\$.*UPDATE\s+"?sync_state\b/su.test(text))).toHaveLength(1);
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
