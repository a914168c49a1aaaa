import { expect } from '@playwright/test';
import { runPageOn } from './fixtures/browser/run-page.ts';
import { test } from './fixtures/browser/test.ts';

test('history: newest first, with the outcome of each run and a link to it', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  const all = await world.haizen.finished((await world.haizen.sync()).id);
  await world.pos.fail({ kind: 'status', status: 401 });
  const failed = await world.haizen.finished((await world.haizen.sync(['札幌すすきの店', '神戸三宮店'])).id);
  await sync.open();

  await page.getByRole('navigation').getByRole('link', { name: '同期の履歴', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('同期の履歴');
  const rows = page.getByRole('table').locator('tbody').getByRole('row');
  await expect(rows.nth(0)).toContainText(`#${failed.number}`);
  await expect(rows.nth(0)).toContainText('選択した2店舗');
  await expect(rows.nth(0)).toContainText('未実施 2');
  await expect(rows.nth(1)).toContainText(`#${all.number}`);
  await expect(rows.nth(1)).toContainText('全店舗');
  await expect(rows.nth(1)).toContainText('完了');
  await expect(rows.nth(1)).toContainText(/変更 \d+/);
  await rows.nth(1).getByRole('link').click();
  await expect(page).toHaveURL(`${sync.path}/runs/${all.id}`);
});

test('a run in progress: totals, shop timeline, load of both sides, then results', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus('101', '102');
  const run = await world.haizen.sync();
  const runPage = runPageOn(page, sync.path);
  await runPage.open(run.id);

  await expect(runPage.heading).toContainText('同期中');
  await expect(runPage.totals.getByRole('progressbar')).toHaveAttribute('aria-valuemax', '23');
  for (const lane of ['待機中', 'POSレジから読み取り', '注文アプリへ反映', '終了']) {
    await expect(runPage.lanes.getByRole('heading', { name: lane })).toBeVisible();
  }
  await expect(runPage.lanes).toContainText('札幌すすきの店');
  await expect(runPage.lanes.getByText(/ピーク \d+ \/ 上限 8/)).toBeVisible();
  await expect(runPage.results.getByRole('row').nth(1)).toBeVisible();

  await world.ordering.releaseMenus();
  await expect(runPage.heading).toContainText('完了');
  // What ended in which lane stays in view.
  await expect(runPage.lanes).toContainText('終了');
  await expect(runPage.totals).toContainText('変更のあった店舗 23');
  await expect(runPage.filter('同期済み')).toHaveText('同期済み 23');
  await expect(page.getByRole('region', { name: '時間のかかった店舗' }).getByRole('listitem')).toHaveCount(5);
});

test('a result: what changed, what could not be synced, and where the time went', async ({ page, sync, world }) => {
  const { before, after } = await world.pos.raisePrice('瓶ビール');
  const run = await world.haizen.finished((await world.haizen.sync()).id);
  const runPage = runPageOn(page, sync.path);
  await runPage.open(run.id);

  const result = runPage.result('新宿西口店');
  await expect(result).toContainText(`瓶ビール ¥${before}→¥${after}`);
  await expect(result).toContainText(/要確認 \d/);
  await result.getByRole('button', { name: '新宿西口店の詳細を開く' }).click();
  await expect(runPage.results).toContainText('「スタッフまかない丼」はカテゴリに入っていません。');
  await expect(runPage.results).toContainText(/読み取り .+ · 順番待ち .+ · 反映 .+/);

  await runPage.filter('失敗').click();
  await expect(runPage.results).toContainText('この結果の店舗はありません');
  await runPage.results.getByRole('button', { name: 'すべて表示' }).click();
  await expect(result).toBeVisible();
});

test('an unknown run: one sentence and a link back', async ({ complaints, page, sync }) => {
  complaints.expectSome(/status of 404/);
  await page.goto(`${sync.path}/runs/nowhere`);
  await expect(page.getByText('この同期は見つかりません')).toBeVisible();
  await page.getByRole('link', { name: '同期の履歴へ戻る' }).click();
  await expect(page).toHaveURL(`${sync.path}/runs`);
});
