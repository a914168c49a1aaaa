import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

test('keys: search, move, select, sync', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await sync.open();
  const { keyboard } = page;

  await keyboard.press('/');
  await expect(sync.search).toBeFocused();
  await keyboard.type('新宿 j?');
  await expect(sync.search).toHaveValue('新宿 j?');
  await keyboard.press('Escape');
  await expect(sync.search).toHaveValue('');
  await keyboard.press('Escape');
  await expect(sync.search).not.toBeFocused();

  await keyboard.press('j');
  await expect(sync.row('札幌すすきの店')).toBeFocused();
  await keyboard.press('j');
  await keyboard.press('j');
  await keyboard.press('k');
  await expect(sync.row('仙台国分町店')).toBeFocused();

  await keyboard.press('x');
  await expect(sync.row('仙台国分町店').getByRole('checkbox')).toBeChecked();
  await keyboard.press('j');
  await keyboard.press('x');
  await expect(sync.selectionBar).toContainText('2店舗を選択中');
  await keyboard.press('s');
  await expect.poll(() => world.ordering.shopsWritten()).toEqual(['102', '103']);
  await expect(sync.selectionBar).toBeHidden();

  await keyboard.press('x');
  await expect(sync.selectionBar).toContainText('1店舗を選択中');
  await keyboard.press('Escape');
  await expect(sync.selectionBar).toBeHidden();
  await keyboard.press('j');
  await expect(sync.row('千葉富士見店')).toBeFocused();
  await keyboard.press('s');
  await expect.poll(() => world.ordering.shopsWritten()).toEqual(['102', '103', '104']);
});

test('keys: syncing everything asks for confirmation', async ({ page, sync, world }) => {
  const before = await world.haizen.newestNumber();
  await sync.open();

  await page.keyboard.press('Shift+S');
  const question = page.getByRole('dialog', { name: '全店舗を同期しますか' });
  await expect(question).toContainText('連携対象の23店舗');
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  expect(await world.haizen.newestNumber()).toBe(before);

  await page.keyboard.press('Shift+S');
  await expect(question.getByRole('button', { name: '全店舗を同期' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  expect(await world.haizen.newestAfter(before)).toMatchObject({ scope: 'all', total: 23 });
});

test('keys: help, filters, retry, the run, the other pages', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.fail({ kind: 'refuse-item', on: { method: 'PUT', shopId: '101' } });
  await world.haizen.finished((await world.haizen.sync(['札幌すすきの店'])).id);
  await world.ordering.recover();
  await sync.open();
  const { keyboard } = page;

  await keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'キーボードの操作' });
  await expect(help).toContainText('失敗した店舗を再試行');
  await keyboard.press('Escape');
  await expect(help).toBeHidden();

  await keyboard.press('f');
  await expect(sync.filter('すべて')).toBeFocused();

  await keyboard.press('j');
  await keyboard.press('r');
  await expect(sync.row('札幌すすきの店')).toContainText('同期済み');
  const { runId } = await world.haizen.shop('札幌すすきの店');
  await keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: /札幌すすきの店/u });
  await expect(drawer).toBeVisible();
  await expect(drawer.locator(`a[href="${sync.path}/runs/${runId}"]`).first()).toBeVisible();
  await expect(drawer.getByRole('heading', { name: /^変更：商品 \d+$/u })).toBeVisible();
  await keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await keyboard.press('g');
  await keyboard.press('h');
  await expect(page).toHaveURL(`${sync.path}/runs`);
});

test('keys: ignored while an IME composes', async ({ page, sync }) => {
  await sync.open();
  await page.evaluate(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, isComposing: true }));
  });
  await expect(sync.search).not.toBeFocused();
  await page.keyboard.press('/');
  await expect(sync.search).toBeFocused();
});
