import { expect, it } from 'vitest';
import { openTestWorld } from '#e2e/fixtures/test-world.ts';
import { TEST_SECRET } from '#lib/vault/test-vault.ts';

const NEWER = 'a newer secret that is long enough too';

it('if no secret opens the token, a sync fails and says so; with the old secret added everything works, and is resealed', async () => {
  const lines: string[] = [];
  await using world = await openTestWorld({ shops: 2, idle: true, onLog: (line) => lines.push(line) });
  const { db, chainId } = world;
  const tokens = () => db.chain.findMany({ select: { posAccessToken: true, orderingToken: true } });
  const before = await tokens();
  world.square.resetRecord();
  world.oder.resetRecord();

  await world.startWorker('stranger', { HAIZEN_SECRET: NEWER });
  const failed = await world.finished(await world.sync());
  expect(failed.counts).toMatchObject({ SKIPPED: 2 });
  expect(failed.categories.error).toMatchObject({ code: 'ordering-token-unreadable' });
  expect(failed.causes).toMatchObject([
    { error: { code: 'categories-failed', detail: { causeCode: 'ordering-token-unreadable' } } },
  ]);
  // Nothing was sent without a readable token, and no rows are lost.
  expect([world.square.record().requests.length, world.oder.record().requests.length]).toEqual([0, 0]);
  expect(await tokens()).toEqual(before);
  const warnings = lines
    .filter((line) => line.includes('a token is unreadable'))
    .map((line) => JSON.parse(line) as unknown);
  expect(warnings).toEqual(
    ['posAccessToken', 'orderingToken'].map((column) =>
      expect.objectContaining({ chainId, column, reason: 'unknown-key' }),
    ),
  );
  await world.stopWorker('stranger');

  await world.startWorker('rotated', { HAIZEN_SECRET: NEWER, HAIZEN_OLD_SECRETS: TEST_SECRET });
  expect((await world.finished(await world.sync())).counts).toMatchObject({ SUCCEEDED: 2 });
  await world.stopWorker('rotated');
  const after = await tokens();
  expect(JSON.stringify(after)).not.toContain(before[0]?.posAccessToken);

  // The old secret can be removed.
  await world.startWorker('newest', { HAIZEN_SECRET: NEWER });
  expect((await world.finished(await world.sync({ full: true }))).counts).toMatchObject({ SUCCEEDED: 2 });
  expect(await tokens()).toEqual(after);
});

it('a chain with a forbidden address reports it, and nothing is sent there', async () => {
  await using world = await openTestWorld({ shops: 2, idle: true });
  world.square.resetRecord();
  world.oder.resetRecord();
  await world.startWorker('strict', { HAIZEN_ALLOW_PRIVATE_UPSTREAMS: '0' });
  const run = await world.finished(await world.sync());
  expect(run.categories.error).toMatchObject({ code: 'ordering-address-refused' });
  expect([world.square.record().requests.length, world.oder.record().requests.length]).toEqual([0, 0]);
});
