import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

test('what changes during a sync is synced after it, with one press', async ({ complaints, page, sync, world }) => {
  complaints.expectSome(/status of 409/);
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus();
  await sync.open();
  const run = await world.haizen.sync();
  await expect(sync.syncAll).toHaveAccessibleName('全店舗を同期中');

  await sync.syncAll.click();
  await sync.answer.getByRole('button', { name: '終わったら続けて同期' }).click();
  await expect(sync.answer).toBeHidden();
  await expect(sync.card).toContainText('次の同期（全店舗）');
  await expect(sync.card).toContainText('いまの同期が終わると始まります。');
  const follower = await world.haizen.newestAfter(run.number);

  await sync.syncAll.click();
  await sync.answer.getByRole('button', { name: '終わったら続けて同期' }).click();
  await expect(sync.answer).toBeHidden();
  expect(await world.haizen.newestNumber()).toBe(follower.number);

  await page.getByRole('link', { name: '次の同期（全店舗）' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`全店舗の同期 #${follower.number}`);
  await world.ordering.releaseMenus();
  await expect(page.getByRole('banner').or(page.locator('header')).filter({ hasText: '完了' })).toBeVisible();
});

test('a sync that waits can be withdrawn', async ({ complaints, page, sync, world }) => {
  complaints.expectSome(/status of 409/);
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus();
  await sync.open();
  await world.haizen.sync();
  await sync.syncAll.click();
  await sync.answer.getByRole('button', { name: '終わったら続けて同期' }).click();

  await sync.card.getByRole('button', { name: '取り消す' }).click();
  const question = page.getByRole('dialog', { name: '待っている同期を取り消しますか' });
  await question.getByRole('button', { name: '取り消す' }).click();
  await expect(sync.card).not.toContainText('次の同期');
  await expect(sync.syncAll).toHaveAccessibleName('全店舗を同期中');
  await world.ordering.releaseMenus();
});
