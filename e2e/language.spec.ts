import { expect, type Page } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

test('Japanese by default, whatever the browser’s language', async ({ browser, baseURL, complaints, sync }) => {
  const context = await browser.newContext({ baseURL, locale: 'en-US' });
  complaints.watch(context);
  const page = await context.newPage();

  await page.goto(sync.path);

  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('button', { name: '全店舗を同期' })).toBeVisible();
  await context.close();
});

test('English once chosen, on every page and after a reload, and back', async ({ complaints, page, sync, world }) => {
  complaints.expectSome(/status of 40[49]/);
  const [run] = await world.haizen.runs();
  await sync.open();

  await page.getByRole('button', { name: '言語：日本語' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();

  await expect(page.getByRole('button', { name: 'Sync all shops' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('region', { name: 'Sync status' })).toContainText('All 23 shops in scope are synced');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sync all shops' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');

  const pages = {
    [`${sync.path}/runs`]: 'Newest first',
    [`${sync.path}/runs/${run?.id}`]: 'Results',
    '/connect': 'Connections',
    '/account': 'Signed-in devices',
    '/nowhere': 'page',
  };
  for (const [path, words] of Object.entries(pages)) {
    await page.goto(path);
    await expect(page.getByRole('main').getByText(words).first()).toBeVisible();
    expect(await wordsInJapanese(page), path).toEqual([]);
  }

  await page.goto(sync.path);
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('menuitem', { name: '日本語' }).click();
  await expect(sync.syncAll).toHaveAccessibleName('全店舗を同期');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
});

test("the server's own messages come in the reader's language", async ({
  complaints,
  context,
  baseURL,
  page,
  sync,
  world,
}) => {
  complaints.expectSome(/status of 409/);
  await context.addCookies([{ name: 'locale', value: 'en', url: baseURL ?? '' }]);
  await world.pos.raisePrice('本日の刺身五点盛り');
  await world.ordering.fail({
    kind: 'refuse-item',
    on: { method: 'PUT', shopId: '115' },
    itemName: '本日の刺身五点盛り',
  });
  await world.haizen.finished((await world.haizen.sync(['川崎銀柳街店'])).id);

  await page.goto(sync.path);

  const row = page.getByRole('row').filter({ hasText: '川崎銀柳街店' });
  await expect(row).toContainText('no price for');
  await expect(row.getByRole('button', { name: /Retry/ })).toBeVisible();
});

/** Remaining Japanese text, except the names of the chain, its shops, its items and its users. */
function wordsInJapanese(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const left: string[] = [];
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const text = (node.textContent ?? '').replaceAll(/お試し|高橋 直人/gu, '').trim();
      const isCode = node.parentElement?.closest('script, style, noscript') !== null;
      const isName = /店( #\d+)?$|^居酒屋はいぜん$|^膳$|瓶ビール/u.test(text);
      if (!isCode && !isName && /[ぁ-んァ-ヶ一-龠]/u.test(text)) left.push(text);
    }
    return left;
  });
}
