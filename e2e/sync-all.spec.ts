import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

const IN_SCOPE = 23;
const DISH = '瓶ビール';

test('all shops: from the press to the last shop', async ({ page, sync, world }) => {
  const { after } = await world.pos.raisePrice(DISH);
  await world.ordering.holdMenus();
  await sync.open();
  await expect(page.getByText(`24店舗 · 連携対象 ${IN_SCOPE}`)).toBeVisible();
  const width = (await sync.syncAll.boundingBox())?.width;

  await sync.syncAll.click();

  await expect(sync.syncAll).toHaveAccessibleName('全店舗を同期中');
  expect((await sync.syncAll.boundingBox())?.width).toBe(width);
  await expect(sync.card.getByRole('heading', { name: '全店舗を同期しています' })).toBeVisible();
  await expect(sync.progress).toHaveAttribute('aria-valuemax', String(IN_SCOPE));
  await expect(sync.progress).toHaveAttribute('aria-valuetext', /^23店舗のうち\d+店舗を同期済み：/);
  await expect(sync.cell('カテゴリ')).toContainText('変更なし');
  await expect(sync.cell('店舗のメニュー')).toContainText('店舗が進行中');
  await expect(page).toHaveTitle(/^\d+\/23 同期中 · 居酒屋はいぜん/);
  await expect(page.getByRole('link', { name: /同期.*23店舗のうち\d+店舗を同期済み/ })).toBeVisible();

  await world.ordering.releaseMenus();
  await expect(sync.card).toContainText('すべて同期済みです');
  await expect(sync.syncAll).toHaveAccessibleName('全店舗を同期');
  await expect(sync.filter('同期済み')).toHaveText(`同期済み${IN_SCOPE}`);
  await expect(sync.row('札幌すすきの店')).toContainText(`→¥${after}`);
  expect(await world.ordering.shopsWritten()).toHaveLength(IN_SCOPE);
  expect(await world.ordering.shopsWritten()).not.toContain('110');
});

test('all shops: the rows keep their places while their states change', async ({ page, sync, world }) => {
  // Room for every row, so that all of them are rendered.
  await page.setViewportSize({ width: 1280, height: 1400 });
  await world.pos.raisePrice(DISH);
  await world.ordering.holdMenus('115');
  await sync.open('?sort=state');
  await expect(sync.rows).toHaveCount(24);
  const before = await sync.shopNames();

  await sync.syncAll.click();
  await expect(sync.filter('同期済み')).toHaveText('同期済み22');

  const resort = sync.columnHead('状態').getByRole('button', { name: '並べ直す' });
  await expect(resort).toBeVisible();
  expect(await sync.shopNames()).toEqual(before);
  await resort.click();
  await expect(resort).toBeHidden();
  expect(await sync.shopNames()).not.toEqual(before);
});
