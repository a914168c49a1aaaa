import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

const SHOP = '札幌すすきの店';
const NUMBER = '101';
const DISH = '瓶ビール';

test('one shop: its button syncs what changed at the POS to that shop only', async ({ sync, world }) => {
  const { before, after } = await world.pos.raisePrice(DISH);
  await sync.open();

  await sync
    .row(SHOP)
    .getByRole('button', { name: `${SHOP}を同期` })
    .click();

  await expect(sync.row(SHOP)).toContainText(`${DISH} ¥${before}→¥${after}`);
  await expect(sync.row(SHOP)).toContainText('同期済み');
  await expect(sync.card).toContainText('すべて同期済みです');
  expect(await world.ordering.shopsWritten()).toEqual([NUMBER]);
  expect(await world.ordering.priceOf(NUMBER, DISH)).toBe(after);
  expect(await world.ordering.priceOf('102', DISH)).toBe(before);
});

test('one shop: a press is shown at once, before the server has responded', async ({ page, sync, world }) => {
  const answer = Promise.withResolvers<undefined>();
  await page.route('**/api/shops/*/sync', async (route) => {
    await answer.promise;
    await route.continue();
  });
  await sync.open();

  await sync
    .row(SHOP)
    .getByRole('button', { name: `${SHOP}を同期` })
    .click();

  await expect(sync.row(SHOP)).toContainText('待機中');
  await expect(sync.row(SHOP).getByRole('button', { name: `${SHOP}を同期` })).toBeHidden();
  await expect(sync.card).toContainText('同期を始めています');
  expect(await world.haizen.shop(SHOP)).toMatchObject({ state: 'SUCCEEDED' });

  const before = await world.haizen.newestNumber();
  answer.resolve(undefined);
  const run = await world.haizen.newestAfter(before);
  await world.haizen.finished(run.id);
  await expect(sync.row(SHOP)).toContainText('同期済み');
});

test('one shop: an unchanged menu is reported, and only すべて反映し直す writes it anyway', async ({ sync, world }) => {
  await world.haizen.finished((await world.haizen.sync([SHOP])).id);
  await world.ordering.forget();
  const before = await world.haizen.newestNumber();
  await sync.open();

  await sync
    .row(SHOP)
    .getByRole('button', { name: `${SHOP}を同期` })
    .click();
  await world.haizen.finished((await world.haizen.newestAfter(before)).id);
  await expect(sync.row(SHOP)).toContainText('変更なし');
  expect(await world.ordering.shopsWritten()).toEqual([]);

  await sync.chooseFromMenu(SHOP, 'すべて反映し直す');
  await expect.poll(() => world.ordering.shopsWritten()).toEqual([NUMBER]);
});
