import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { hardBarriers, hardToRead } from './fixtures/browser/barriers.ts';
import { pageOverflow, smallTargets } from './fixtures/browser/layout.ts';
import { test } from './fixtures/browser/test.ts';

const lines = (page: Page) => page.getByRole('region', { name: '監査ログ' }).locator('tbody > tr:not([hidden])');
const act = (page: Page) => page.getByLabel('操作', { exact: true });

test('a sync is audited: who started it and which run, with a link to the run', async ({ page, sync, world }) => {
  const before = await world.haizen.newestNumber();
  await sync.open();
  await sync.syncAll.click();
  const run = await world.haizen.newestAfter(before);
  await world.haizen.finished(run.id);

  await page.goto('/audit');
  const line = lines(page).filter({ hasText: `同期 #${run.number}` });
  await expect(line).toContainText('同期を開始');
  await expect(line).toContainText('お試し');
  await expect(line).toContainText('居酒屋はいぜん');
  expect.soft(await hardBarriers(page, 'main')).toEqual([]);

  await line.getByRole('button', { name: /同期を開始.*の詳細/ }).click();
  const detail = page.getByRole('row').filter({ hasText: 'リクエストID' });
  await expect(detail).toContainText('範囲');
  await expect(detail).toContainText('全店舗');
  await line.getByRole('link', { name: `同期 #${run.number}` }).click();
  await expect(page).toHaveURL(`${sync.path}/runs/${run.id}`);
});

test('a change shows its old and new values', async ({ page, world }) => {
  const shop = await world.haizen.shop('新宿西口店');
  await world.haizen.setScope(shop.id, false);
  await page.goto('/audit?act=shop-scope-changed');
  const line = lines(page).first();
  await expect(line).toContainText('連携対象を変更');
  await expect(line).toContainText('新宿西口店');
  await line.getByRole('button').click();
  const change = page.getByRole('row', { name: /^連携対象 / });
  await expect(change.getByRole('cell')).toHaveText(['連携対象', '連携対象外']);
});

test('filters: kept in the address, survive a reload, can be cleared if nothing matches', async ({ page, world }) => {
  await world.haizen.finished((await world.haizen.sync(['札幌すすきの店'])).id);
  await page.goto('/audit');
  await act(page).selectOption('同期を開始');
  await expect(page).toHaveURL(/act=sync-requested/);
  await expect(lines(page).first()).toContainText('同期を開始');
  await expect(lines(page).filter({ hasText: 'サインイン' })).toHaveCount(0);
  await page.getByLabel('実行者').fill('haizen_api');
  await expect(page).toHaveURL(/who=haizen_api/);
  await expect(lines(page).first()).toContainText('HAIZEN_API_KEY');
  await page.reload();
  await expect(act(page)).toHaveValue('sync-requested');
  await expect(lines(page).first()).toContainText('HAIZEN_API_KEY');

  await page.getByLabel('終了日').fill('2020-01-01');
  await expect(page.getByText('条件に合う操作はありません')).toBeVisible();
  await page.getByRole('button', { name: '条件を消す' }).last().click();
  await expect(page).toHaveURL(/\/audit$/);
  await expect(page.getByLabel('実行者')).toHaveValue('');
  await expect(lines(page).first()).toBeVisible();
});

test('the export contains the filtered events', async ({ page, world }) => {
  const run = await world.haizen.finished((await world.haizen.sync(['札幌すすきの店'])).id);
  await page.goto('/audit?act=sync-requested');
  await expect(lines(page).first()).toContainText(`#${run.number}`);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSVで書き出す' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^haizen-audit-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  const [head, newest, ...others] = text.trimEnd().split('\r\n');
  expect(head?.startsWith('\uFEFF記録の番号,日時（Asia/Tokyo）,操作')).toBe(true);
  expect(newest).toContain(`#${run.number}`);
  for (const line of [newest, ...others]) expect(line).toContain('同期を開始,sync-requested');
});

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });

  test('it is readable', async ({ page }) => {
    await page.goto('/audit');
    await lines(page).first().getByRole('button').click();
    await expect(page.getByText('リクエストID')).toBeVisible();
    expect(await hardToRead(page, 'main')).toEqual([]);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('it fits, and every target is large enough', async ({ page, world }) => {
    await world.haizen.finished((await world.haizen.sync(['札幌すすきの店'])).id);
    await page.goto('/audit');
    await lines(page).first().getByRole('button').tap();
    await expect(page.getByText('記録の番号')).toBeVisible();
    expect.soft(await pageOverflow(page)).toEqual([]);
    expect.soft(await smallTargets(page)).toEqual([]);
  });
});
