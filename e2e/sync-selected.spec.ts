import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

const DISH = '瓶ビール';

test('selected shops: those three and no other', async ({ sync, world }) => {
  await world.pos.raisePrice(DISH);
  await world.ordering.holdMenus('105');
  await sync.open();
  await expect(sync.selectionBar).toBeHidden();

  await sync.select('仙台国分町店', '池袋西口店', '渋谷道玄坂店');
  await expect(sync.selectionBar).toContainText('3店舗を選択中');
  await sync.selectionBar.getByRole('button', { name: '選択した3店舗を同期' }).click();

  await expect(sync.card.getByRole('heading', { name: '3店舗を同期しています' })).toBeVisible();
  await world.ordering.releaseMenus();
  await expect.poll(() => world.ordering.shopsWritten()).toEqual(['102', '105', '108']);
  await expect(sync.row('池袋西口店')).toContainText(DISH);
  await expect(sync.selectionBar).toBeHidden();
});

test('selected shops: all search results, and the hidden ones are counted', async ({ sync }) => {
  await sync.open();
  await sync.search.fill('新宿');
  await sync.table.getByRole('checkbox', { name: '表示中の店舗をすべて選択' }).check();
  await expect(sync.selectionBar).toContainText('2店舗を選択中');

  await sync.search.fill('大宮');
  await expect(sync.selectionBar).toContainText('うち2店舗は表示されていません');
  await sync.selectionBar.getByRole('button', { name: '選択を解除' }).click();
  await expect(sync.selectionBar).toBeHidden();
});

test('selected shops: if one is already syncing, the free ones can be synced', async ({ complaints, sync, world }) => {
  complaints.expectSome(/status of 409/);
  await world.pos.raisePrice(DISH);
  await world.ordering.holdMenus('105');
  await sync.open();
  await world.haizen.sync(['池袋西口店']);

  await sync.select('仙台国分町店', '池袋西口店', '渋谷道玄坂店');
  await sync.selectionBar.getByRole('button', { name: '選択した3店舗を同期' }).click();
  await expect(sync.answer).toContainText('3店舗のうち1店舗は同期中です');
  await world.ordering.releaseMenus();
  await sync.answer.getByRole('button', { name: '空いている2店舗を同期' }).click();

  await expect(sync.answer).toBeHidden();
  await expect.poll(() => world.ordering.shopsWritten()).toEqual(['102', '105', '108']);
});
