import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

test("the trial's switch: a visible fault at the simulators, and off again", async ({ page, sync, world }) => {
  await sync.open();
  await page.getByRole('button', { name: 'お試し環境：状況を選ぶ' }).click();
  await expect(page.getByRole('menu', { name: 'お試し環境：状況を選ぶ' })).toContainText('接続先はシミュレーターで');

  await page.getByRole('menuitem', { name: 'POSレジが応答しない' }).click();
  await expect(page.getByRole('button', { name: 'お試し環境：POSレジが応答しない' })).toBeVisible();
  expect(await world.pos.preset()).toBe('pos-down');
  await page.reload();

  await page.getByRole('button', { name: 'お試し環境：POSレジが応答しない' }).click();
  await page.getByRole('menuitem', { name: '通常' }).click();
  await expect(page.getByRole('button', { name: 'お試し環境：状況を選ぶ' })).toBeVisible();
  expect(await world.pos.preset()).toBe('none');
});

test('one rejected shop, as the switch causes it', async ({ page, sync, world }) => {
  await world.pos.raisePrice('本日の刺身五点盛り');
  await sync.open();
  await page.getByRole('button', { name: 'お試し環境：状況を選ぶ' }).click();
  await page.getByRole('menuitem', { name: '1店舗のメニューだけ受け付けない' }).click();
  await expect(page.getByRole('button', { name: 'お試し環境：1店舗のメニューだけ受け付けない' })).toBeVisible();

  await sync.syncAll.click();

  await expect(sync.card).toContainText('1店舗で対応が必要です');
  await expect(sync.filter('失敗')).toHaveText('失敗1');
  await expect(sync.row('川崎銀柳街店')).toContainText('「本日の刺身五点盛り」の価格がありません。');
});
