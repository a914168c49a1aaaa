import { expect, test } from 'vitest';
import { openTestWorld } from '#e2e/fixtures/test-world.ts';
import { until } from '#e2e/fixtures/until.ts';

const OTHER_SECRET = { HAIZEN_SECRET: 'another-secret-of-another-place-0123456789' };

test('a worker that cannot decrypt a chain’s tokens leaves it to one that can', async () => {
  const lines: string[] = [];
  await using world = await openTestWorld({ shops: 2, onLog: (line) => lines.push(line) });
  await world.startWorker('stranger', OTHER_SECRET);
  await world.stopWorker('worker-1');

  const runId = await world.sync();
  await until(() => Promise.resolve(lines.find((line) => line.includes('left a chain to a worker'))));
  await world.startWorker('worker-1');

  const { counts } = await world.finished(runId);
  expect(counts).toMatchObject({ SUCCEEDED: 2 });
});

test('the run fails with its cause if no known worker can', async () => {
  await using world = await openTestWorld({ shops: 2 });
  await world.startWorker('stranger', OTHER_SECRET);
  await world.stopWorker('worker-1');
  await world.db.$executeRaw`
    UPDATE worker_presence SET seen_at = seen_at - interval '2 minutes'
    WHERE seen_at < (SELECT max(seen_at) FROM worker_presence)`;

  const { counts, ...run } = await world.finished(await world.sync());
  expect(counts).toMatchObject({ SKIPPED: 2 });
  expect(JSON.stringify(run)).toMatch(/token-unreadable/u);
});

test('a damaged token opens nowhere: no worker waits for another', async () => {
  await using world = await openTestWorld({ shops: 2 });
  const { posAccessToken } = await world.db.chain.findUniqueOrThrow({ where: { id: world.chainId } });
  await world.db.chain.update({ where: { id: world.chainId }, data: { posAccessToken: `${posAccessToken}AAAA` } });
  await world.startWorker('worker-2');

  const { counts } = await world.finished(await world.sync());
  expect(counts).toMatchObject({ SKIPPED: 2 });
});
