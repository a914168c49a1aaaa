import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

test('a reload during a run: the state comes back, and the run continues', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus('101', '102');
  const before = await world.haizen.newestNumber();
  const done = async () => Number(await sync.progress.getAttribute('aria-valuenow'));
  await sync.open();
  await sync.syncAll.click();
  await expect.poll(done).toBeGreaterThanOrEqual(2);
  const doneBefore = await done();

  await page.reload();

  await expect(sync.syncAll).toHaveAccessibleName('全店舗を同期中');
  await expect(sync.progress).toHaveAttribute('aria-valuemax', '23');
  expect(await done()).toBeGreaterThanOrEqual(doneBefore);
  await expect(sync.filter('同期中')).toHaveText('同期中2');
  await world.ordering.releaseMenus();
  await expect(sync.card).toContainText('すべて同期済みです');
  // Announced to screen readers too, once.
  await expect(page.getByText('同期が終わりました。同期済み 23、失敗 0、保留 0。')).toBeAttached();
  expect(await world.haizen.newestNumber()).toBe(before + 1);
  expect(await world.ordering.shopsWritten()).toHaveLength(23);
});

test('without an open page, the run continues', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus('101');
  await sync.open();
  await sync.syncAll.click();
  await expect(sync.progress).toHaveAttribute('aria-valuemax', '23');
  const [run] = await world.haizen.runs();

  await page.goto('about:blank');
  await world.ordering.releaseMenus();

  expect((await world.haizen.finished(run?.id ?? '')).counts.SUCCEEDED).toBe(23);
});
