import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

test('search: ignores kana and width variants, and finds numbers', async ({ sync }) => {
  await sync.open();
  for (const words of ['すすきの', 'ススキノ', 'ｽｽｷﾉ', '札幌　すすき']) {
    await sync.search.fill(words);
    await expect(sync.rows, words).toHaveCount(1);
    await expect(sync.rows, words).toContainText('札幌すすきの店');
  }
  for (const words of ['107', '１０７']) {
    await sync.search.fill(words);
    await expect(sync.rows, words).toHaveCount(1);
    await expect(sync.rows, words).toContainText('新宿西口店');
  }

  await sync.search.fill('どこにもない店');
  await expect(sync.page.getByText('条件に合う店舗はありません')).toBeVisible();
  await expect(sync.columnHead('店舗')).toBeVisible();
  await sync.page.getByRole('button', { name: '条件を消す' }).click();
  await expect(sync.search).toHaveValue('');
  await expect(sync.row('札幌すすきの店')).toBeVisible();
});

test('filter: the legend counts the states, and a reload shows the same rows', async ({ page, sync }) => {
  await sync.open();
  await expect(sync.filter('すべて')).toHaveText('すべて24');
  await expect(sync.filter('同期済み')).toHaveText('同期済み23');
  await expect(sync.filter('保留')).toHaveText('保留0');

  await sync.filter('対象外').click();
  await expect(sync.filter('対象外')).toHaveAttribute('aria-pressed', 'true');
  expect(await sync.shopNames()).toEqual(['神田店']);

  await page.reload();
  await expect(sync.filter('対象外')).toHaveAttribute('aria-pressed', 'true');
  await expect(sync.rows).toHaveCount(1);
});

test('sort: announced in aria-sort, reversed by a second click, kept in the address', async ({ page, sync }) => {
  await page.setViewportSize({ width: 1280, height: 1400 });
  await sync.open();
  await expect(sync.rows).toHaveCount(24);
  const byNumber = await sync.shopNames();
  expect([byNumber.at(0), byNumber.at(-1)]).toEqual(['札幌すすきの店', '福岡天神西通り店']);
  await expect(sync.columnHead('店舗')).toHaveAttribute('aria-sort', 'ascending');

  await sync.columnHead('店舗').getByRole('button', { name: '店舗' }).click();
  await expect(sync.columnHead('店舗')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => sync.shopNames()).toEqual(byNumber.toReversed());
  await expect(page).toHaveURL(/sort=-shop/);

  await sync.columnHead('所要').getByRole('button', { name: '所要' }).click();
  await expect(sync.columnHead('所要')).toHaveAttribute('aria-sort', 'descending');
  await expect(sync.columnHead('店舗')).not.toHaveAttribute('aria-sort');
  // A shop without a value comes last in either direction.
  await expect(sync.rows.last()).toContainText('神田店');
  await page.reload();
  await expect(sync.columnHead('所要')).toHaveAttribute('aria-sort', 'descending');
});
