import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

const SHOP = '池袋西口店';

test('out of scope: in no run over all shops, and back again', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await sync.open();

  await sync.chooseFromMenu(SHOP, '連携対象から外す');

  await expect(sync.row(SHOP)).toContainText('連携対象外');
  await expect(page.getByText('24店舗 · 連携対象 22')).toBeVisible();
  await expect(sync.filter('対象外')).toHaveText('対象外2');
  await expect(sync.row(SHOP).getByRole('checkbox')).toBeDisabled();
  await expect(sync.row(SHOP).getByRole('button', { name: `${SHOP}を同期` })).toBeHidden();
  await sync.syncAll.click();
  // The card showed the same before the press; the record shows that the run has taken place.
  await expect.poll(async () => (await world.ordering.shopsWritten()).length).toBe(22);
  await expect(sync.syncAll).toHaveAccessibleName('全店舗を同期');
  await expect(sync.card).toContainText('22店舗は、すべて同期済みです');
  expect(await world.ordering.shopsWritten()).not.toContain('105');

  await sync.chooseFromMenu(SHOP, '連携対象に戻す');
  await expect(page.getByText('24店舗 · 連携対象 23')).toBeVisible();
  await sync
    .row(SHOP)
    .getByRole('button', { name: `${SHOP}を同期` })
    .click();
  await expect.poll(() => world.ordering.shopsWritten()).toContain('105');
});

test('closed at the POS: out of scope from the start', async ({ sync }) => {
  await sync.open();
  await expect(sync.row('神田店')).toContainText('連携対象外');
  await expect(sync.row('神田店').getByRole('checkbox')).toBeDisabled();
});
