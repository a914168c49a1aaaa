import { expect } from '@playwright/test';
import { runPageOn } from './fixtures/browser/run-page.ts';
import { test } from './fixtures/browser/test.ts';

const IN_SCOPE = 23;
const REFUSED = { shop: '川崎銀柳街店', number: '115', dish: '本日の刺身五点盛り' };
const TOKEN_REMEDY = '［接続］で新しいトークンを登録してから、再試行してください。';

test('categories that fail: no shop is begun, one line says why, nothing is written', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await world.pos.fail({ kind: 'status', status: 401 });
  await sync.open();

  await sync.syncAll.click();

  const title = `カテゴリの同期に失敗したため、${IN_SCOPE}店舗は始めていません`;
  await expect(sync.card.getByRole('heading', { name: title })).toBeVisible();
  await expect(sync.card).toContainText('トークンが無効か、期限が切れています。');
  await expect(sync.card).toContainText(TOKEN_REMEDY);
  await expect(sync.cell('カテゴリ')).toContainText('失敗');
  await expect(sync.filter('未実施・中止')).toHaveText(`未実施・中止${IN_SCOPE}`);
  await expect(sync.filter('失敗')).toHaveText('失敗0');
  await expect(sync.row('札幌すすきの店')).toContainText('未実施');
  await expect(page.getByText(TOKEN_REMEDY)).toHaveCount(1);
  expect((await world.ordering.writes()).menus).toEqual([]);
  expect((await world.ordering.writes()).categories).toEqual([]);

  await world.pos.recover();
  await sync.card.getByRole('button', { name: `${IN_SCOPE}店舗を再試行` }).click();
  await expect(sync.card).toContainText('すべて同期済みです');
  expect(await world.ordering.shopsWritten()).toHaveLength(IN_SCOPE);
});

test('categories that fail: the run page shows one cause for all shops, and links to the connections', async ({
  page,
  sync,
  world,
}) => {
  await world.pos.fail({ kind: 'status', status: 401 });
  const run = await world.haizen.finished((await world.haizen.sync()).id);
  const runPage = runPageOn(page, sync.path);
  await runPage.open(run.id);

  await expect(runPage.title).toHaveText(`全店舗の同期 #${run.number}`);
  await expect(runPage.causes.getByRole('listitem')).toHaveCount(1);
  await expect(runPage.causes).toContainText(`${IN_SCOPE}店舗：カテゴリの同期に失敗したため、始めていません`);
  await expect(runPage.causes).toContainText(TOKEN_REMEDY);
  await runPage.causes.getByRole('link', { name: '接続を開く' }).click();
  await expect(page).toHaveURL(/\/connect#pos-/);
});

test('a shop that fails: its remedy, and a retry touches only that shop', async ({ sync, world }) => {
  await world.pos.raisePrice(REFUSED.dish);
  await world.ordering.fail({
    kind: 'refuse-item',
    on: { method: 'PUT', shopId: REFUSED.number },
    itemName: REFUSED.dish,
  });
  await sync.open();
  await sync.syncAll.click();

  const row = sync.row(REFUSED.shop);
  await expect(row).toContainText('失敗');
  await expect(row).toContainText(`注文アプリが受け付けませんでした：「${REFUSED.dish}」の価格がありません。`);
  await expect(sync.card).toContainText('1店舗で対応が必要です');
  await expect(sync.card).toContainText(`失敗 1 · ほかの${IN_SCOPE - 1}店舗は同期済みです`);
  // The row shows its second line once the pointer leaves the table.
  await sync.title.hover();
  await expect(row).toContainText('POSレジで価格を入れてから再試行してください。メニューは前回のままです。');

  await world.ordering.recover();
  await world.ordering.forget();
  await row.getByRole('button', { name: `${REFUSED.shop}を再試行` }).click();
  await expect(row).toContainText('同期済み');
  await expect(sync.card).toContainText('すべて同期済みです');
  expect(await world.ordering.shopsWritten()).toEqual([REFUSED.number]);
});

test('a shop that fails: retried from the run page, as a new run over that shop only', async ({
  page,
  sync,
  world,
}) => {
  await world.pos.raisePrice(REFUSED.dish);
  await world.ordering.fail({
    kind: 'refuse-item',
    on: { method: 'PUT', shopId: REFUSED.number },
    itemName: REFUSED.dish,
  });
  const failed = await world.haizen.finished((await world.haizen.sync()).id);
  await world.ordering.recover();
  await world.ordering.forget();
  const runPage = runPageOn(page, sync.path);
  await runPage.open(failed.id);

  await expect(runPage.heading).toContainText('一部が失敗');
  await expect(runPage.causes).toContainText('POSレジで価格を入れてから再試行してください。');
  await runPage.causes.getByRole('button', { name: '1店舗を再試行' }).click();

  await expect(runPage.title).toHaveText(`1店舗の同期 #${failed.number + 1}`);
  await expect(runPage.heading).toContainText('完了');
  await expect(runPage.heading).toContainText('再試行');
  await expect(runPage.result(REFUSED.shop)).toContainText('同期済み');
  expect(await world.ordering.shopsWritten()).toEqual([REFUSED.number]);
});
