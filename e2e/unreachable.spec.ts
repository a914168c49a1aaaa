import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

const AT_WORK = '札幌すすきの店';
const LOST = /サーバーにつながりません。表示は \d+:\d\d:\d\d の状態です。再接続しています。/;

test('the server becomes unreachable during a run: announced, dimmed, and silently over', async ({
  complaints,
  page,
  sync,
  world,
}) => {
  complaints.expectSome(/net::ERR_FAILED/);
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus('101');
  await sync.open();
  await sync
    .row(AT_WORK)
    .getByRole('button', { name: `${AT_WORK}を同期` })
    .click();
  await expect(sync.row(AT_WORK)).toContainText('注文アプリへ反映中');

  await page.route('**/api/**', (route) => route.abort());

  const strip = page.getByRole('status').filter({ hasText: LOST });
  await expect(strip).toBeVisible();
  await expect(sync.row(AT_WORK)).toContainText('注文アプリへ反映中');
  await expect(sync.syncAll).toBeDisabled();
  const another = sync.row('仙台国分町店').getByRole('button', { name: '仙台国分町店を同期' });
  await expect(another).toBeDisabled();
  await expect(another).toHaveAttribute('title', 'サーバーにつながらないため、いまは始められません');

  // While nothing answers, the strip cannot disappear before it is pressed.
  const nextRequest = page.waitForRequest('**/api/**');
  await strip.getByRole('button', { name: '今すぐ試す' }).click();
  await nextRequest;
  await world.settle();
  await page.unroute('**/api/**');
  await expect(strip).toBeHidden();
  await expect(sync.row(AT_WORK)).toContainText('同期済み');
  await expect(sync.syncAll).toBeEnabled();
});

test('a press without a response is reported at its button, and has changed nothing', async ({
  complaints,
  page,
  sync,
  world,
}) => {
  complaints.expectSome(/net::ERR_FAILED/);
  await sync.open();
  const before = await world.haizen.newestNumber();
  await page.route('**/api/shops/*/sync', (route) => route.abort());

  await sync.row('札幌すすきの店').getByRole('button', { name: '札幌すすきの店を同期' }).click();

  await expect(sync.answer).toContainText('始められませんでした');
  await expect(sync.answer).toContainText('サーバーにつながりません。');
  await expect(sync.row('札幌すすきの店')).toContainText('同期済み');
  expect(await world.haizen.newestNumber()).toBe(before);
});

test('unreachable from the start: announced at once, and the page recovers by itself', async ({
  complaints,
  page,
  sync,
}) => {
  complaints.expectSome(/net::ERR_FAILED/);
  await page.route('**/api/**', (route) => route.abort());
  await page.goto(sync.path);
  await expect(page.getByText('サーバーにつながりません。再接続しています。')).toBeVisible();

  await page.unroute('**/api/**');

  await expect(sync.title).toHaveText('居酒屋はいぜん');
  await expect(sync.row('札幌すすきの店')).toBeVisible();
});
