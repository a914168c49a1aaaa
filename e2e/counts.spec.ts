import { expect } from '@playwright/test';
import { runPageOn } from './fixtures/browser/run-page.ts';
import { test } from './fixtures/browser/test.ts';

test('while the POS rejects requests, the pages say so and show no estimate; then nothing counts as done', async ({
  page,
  sync,
  world,
}) => {
  await world.pos.fail({ kind: 'status', status: 503 });
  const run = await world.haizen.sync();
  const runPage = runPageOn(page, sync.path);
  await runPage.open(run.id);
  await expect(runPage.totals).toContainText('POSレジに再試行しています');
  await expect(runPage.totals).not.toContainText('まもなく完了');
  await expect(runPage.totals).not.toContainText('残り 約');
  await expect(runPage.totals.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '0');

  await sync.open();
  await expect(sync.card).toContainText('POSレジに再試行しています');

  await world.haizen.finished(run.id);
  await runPage.open(run.id);
  await expect(runPage.totals).toContainText('0 / 23店舗');
  await expect(runPage.totals.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '23');
  await page.goto(`${sync.path}/runs`);
  await expect(page.getByRole('row').filter({ hasText: `#${run.number}` })).toContainText('0 / 23店舗');
});

test('a stopped run counts what it synced, and reports what it did not begin', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus('101', '102', '103', '104');
  const run = await world.haizen.sync();
  await expect.poll(async () => (await world.haizen.run(run.id)).counts.RUNNING).toBeGreaterThan(0);
  await world.haizen.send('POST', `/api/runs/${run.id}/cancel`, { body: {} });
  await world.ordering.releaseMenus();
  const ended = await world.haizen.finished(run.id);
  expect(ended.done).toBe(ended.counts.SUCCEEDED);
  expect(ended.settled).toBe(23);

  const runPage = runPageOn(page, sync.path);
  await runPage.open(run.id);
  await expect(runPage.totals).toContainText(`${ended.done} / 23店舗で中止`);
  await runPage.filter('中止').click();
  const notBegun = runPage.results.getByRole('row').filter({ hasText: '始める前に中止しました' });
  await expect(notBegun.first()).toBeVisible();
});
