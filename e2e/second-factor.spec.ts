import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { hardBarriers } from './fixtures/browser/barriers.ts';
import { entryPageOn } from './fixtures/browser/entry-page.ts';
import { freshTest as test } from './fixtures/browser/fresh-test.ts';
import { totpCode } from './fixtures/browser/totp.ts';

test.use({ freshFor: 'second-factor' });

const ADMIN = { name: '佐藤 美咲', email: 'sato@example.com', password: 'four words in a row' };

test('a second factor: enabled with a code, required at sign-in, and disabled again', async ({
  complaints,
  fresh,
  page,
}) => {
  complaints.expectSome(/status of (401|422)/);
  const entry = entryPageOn(page);
  const link = new URL(fresh.setupLink);
  await page.goto(`${link.pathname}${link.hash}`);
  await entry.name.fill(ADMIN.name);
  await entry.email.fill(ADMIN.email);
  await entry.password.fill(ADMIN.password);
  await page.getByRole('button', { name: 'アカウントを作成' }).click();
  await expect(page).toHaveURL('/connect');

  await page.goto('/account');
  const card = page.getByRole('region', { name: '二段階認証' });
  await card.getByRole('button', { name: '有効にする' }).click();
  await card.getByLabel('いまのパスワード').fill('four words in a column');
  await card.getByRole('button', { name: '次へ' }).click();
  await expect(card.getByRole('alert')).toContainText('いまのパスワードが正しくないため');
  await card.getByLabel('いまのパスワード').fill(ADMIN.password);
  await card.getByRole('button', { name: '次へ' }).click();
  await expect(card.getByRole('img', { name: /QRコード/u })).toBeVisible();
  await expect(entry.code).toBeFocused();
  expect(await hardBarriers(page)).toEqual([]);

  const key = await card.locator('code').innerText();
  await entry.code.fill('000000');
  await card.getByRole('button', { name: '確認して有効にする' }).click();
  await expect(card.getByRole('alert')).toContainText('認証コードが正しくないか');
  await entry.code.fill(totpCode(key));
  await card.getByRole('button', { name: '確認して有効にする' }).click();
  const list = card.getByRole('list', { name: 'バックアップコード' });
  await expect(list).toBeVisible();
  const codes = await list.getByRole('listitem').allInnerTexts();
  expect(codes.length).toBeGreaterThan(4);
  const download = page.waitForEvent('download');
  await card.getByRole('link', { name: 'ファイルに保存' }).click();
  const saved = await readFile(await (await download).path(), 'utf8');
  for (const code of codes) expect(saved).toContain(code);
  expect(await hardBarriers(page)).toEqual([]);
  await card.getByRole('button', { name: '保存しました' }).click();
  await expect(card.getByText('有効', { exact: true })).toBeVisible();

  await entry.signOut();
  await expect(page).toHaveURL('/sign-in');
  await entry.signIn(ADMIN.email, ADMIN.password);
  await expect(entry.title).toHaveText('二段階認証');
  await expect(entry.code).toBeFocused();
  expect(await hardBarriers(page)).toEqual([]);
  await entry.code.fill('111111');
  await page.keyboard.press('Enter');
  await expect(entry.problem).toContainText('認証コードが正しくないか');
  await entry.code.fill(codes[0] ?? '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/connect');

  await page.goto('/account');
  await card.getByRole('button', { name: '無効にする' }).click();
  await card.getByLabel('いまのパスワード').fill(ADMIN.password);
  await card.getByRole('button', { name: '無効にする' }).click();
  await expect(card.getByText('二段階認証を無効にしました。')).toBeVisible();
});
