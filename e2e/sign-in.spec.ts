import { expect } from '@playwright/test';
import { hardBarriers } from './fixtures/browser/barriers.ts';
import { entryPageOn } from './fixtures/browser/entry-page.ts';
import { freshTest as test } from './fixtures/browser/fresh-test.ts';

test.use({ freshFor: 'sign-in' });

const ADMIN = { name: '佐藤 美咲', email: 'sato@example.com', password: 'four words in a row' };
/** Consecutive failures that lock an address. */
const MOST_FAILURES = 5;

// Serial, on one Haizen: the first account can only be created once.
test.describe.configure({ mode: 'serial' });

test('without an account, the page says where to create the first one', async ({ page }) => {
  const entry = entryPageOn(page);
  await page.goto('/connect?x=1');
  await expect(page).toHaveURL('/sign-in?next=%2Fconnect%3Fx%3D1');
  await expect(entry.notice).toContainText('ターミナルに表示されている、設定用のリンクを開いてください');
  await expect(page.getByRole('button', { name: 'お試し用にサインイン' })).toBeHidden();
  expect(await hardBarriers(page)).toEqual([]);
});

test('the link from the terminal creates the first account; its token appears only behind the #', async ({
  complaints,
  fresh,
  page,
}) => {
  complaints.expectSome(/status of 422/);
  const entry = entryPageOn(page);
  const token = new URL(fresh.setupLink).hash.slice(1);
  const requests: string[] = [];
  page.on('request', (request) =>
    requests.push(`${request.url().split('#')[0] ?? ''} ${request.headers()['referer'] ?? ''}`),
  );
  await page.goto(new URL(fresh.setupLink).pathname + new URL(fresh.setupLink).hash);
  await expect(entry.title).toHaveText('最初のアカウントを作成');
  await expect(page).toHaveURL('/setup');
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);

  await page.getByRole('button', { name: 'アカウントを作成' }).click();
  await expect(entry.name).toHaveAttribute('aria-invalid', 'true');
  await expect(entry.name).toBeFocused();
  expect(await hardBarriers(page)).toEqual([]);

  await entry.name.fill(ADMIN.name);
  await entry.email.fill(ADMIN.email);
  await entry.password.fill('passwordpassword');
  await page.getByRole('button', { name: 'アカウントを作成' }).click();
  await expect(entry.problem).toContainText('パスワードは12文字以上で');

  await entry.password.fill('four words');
  await expect(page.getByText('あと2文字')).toBeVisible();
  await entry.password.fill(ADMIN.password);
  await expect(page.getByText('推測されにくいパスワードです')).toBeVisible();
  await page.getByRole('button', { name: 'パスワードを表示' }).click();
  await expect(entry.password).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'アカウントを作成' }).click();
  await expect(page).toHaveURL('/connect');
  await expect(page.getByRole('button', { name: `${ADMIN.name}さんのメニュー` })).toBeVisible();
  expect(requests.filter((line) => line.includes(token))).toEqual([]);
});

test('the same link no longer works, nor does a truncated link', async ({ complaints, fresh, page }) => {
  complaints.expectSome(/status of 410/);
  await page.goto(new URL(fresh.setupLink).pathname + new URL(fresh.setupLink).hash);
  await expect(entryPageOn(page).problem).toContainText('期限が切れたか、すでに使われたか、取り消されています');
  await page.goto('/invite');
  await expect(entryPageOn(page).title).toHaveText('リンクが不完全です');
  expect(await hardBarriers(page)).toEqual([]);
});

test('a wrong password, the right one, on to the requested page, and out again', async ({ complaints, page }) => {
  complaints.expectSome(/status of 401/);
  const entry = entryPageOn(page);
  await page.goto('/account');
  await entry.signIn(ADMIN.email, 'four words in a column');
  await expect(entry.problem).toContainText('メールアドレスまたはパスワードが違います');
  await entry.signIn(ADMIN.email, ADMIN.password);
  await expect(page).toHaveURL('/account');
  await expect(entry.title).toHaveText('アカウント');
  await expect(page.getByText('この端末')).toBeVisible();
  expect(await hardBarriers(page)).toEqual([]);

  await page.goto('/sign-in?next=/connect');
  await expect(page, 'nothing to do there for who is signed in').toHaveURL('/connect');
  await entry.signOut();
  await expect(page).toHaveURL('/sign-in');
  await page.goBack();
  await expect(page, 'the way back is closed').toHaveURL(/\/sign-in\?next=/u);
});

test('sign-in never redirects to another site', async ({ page }) => {
  for (const next of [
    '//example.com',
    '/\\example.com',
    'https://example.com',
    'javascript:alert(1)',
    '/%09/example.com',
  ]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await entryPageOn(page).signIn(ADMIN.email, ADMIN.password);
    await expect(page, next).toHaveURL('/connect');
  }
});

test('after a session is ended elsewhere, signing in again leads back to the same page', async ({
  browser,
  complaints,
  fresh,
  page,
}) => {
  complaints.expectSome(/status of 401/);
  const entry = entryPageOn(page);
  await page.goto('/account');
  await entry.signIn(ADMIN.email, ADMIN.password);
  await expect(entry.title).toHaveText('アカウント');

  const elsewhere = await browser.newContext({ baseURL: fresh.url });
  const other = await elsewhere.newPage();
  await other.goto('/account');
  await entryPageOn(other).signIn(ADMIN.email, ADMIN.password);
  await other.getByRole('button', { name: 'ほかの端末をすべてサインアウト' }).click();
  await expect(other.getByRole('button', { name: 'ほかの端末をすべてサインアウト' })).toBeHidden();
  await elsewhere.close();

  await page.getByRole('button', { name: 'パスワードを変更' }).click();
  await page.getByLabel('いまのパスワード').fill(ADMIN.password);
  await page.getByLabel('新しいパスワード').fill('another four words');
  await page.getByRole('button', { name: '変更する' }).click();
  await expect(page).toHaveURL(/\/sign-in\?ended=acting&next=%2Faccount$/u);
  await expect(entry.notice).toContainText('直前の操作は行っていません');
  await entry.signIn(ADMIN.email, ADMIN.password);
  await expect(page).toHaveURL('/account');
});

test('too many wrong passwords: shows how long to wait', async ({ complaints, page }) => {
  complaints.expectSome(/status of (401|429)/);
  const entry = entryPageOn(page);
  await page.goto('/sign-in');
  for (let times = 0; times < MOST_FAILURES; times++) {
    const answered = page.waitForResponse('**/api/session');
    await entry.signIn('nobody@example.com', `wrong password ${times}`);
    await answered;
  }
  await entry.signIn('nobody@example.com', 'wrong once more');
  await expect(entry.problem).toContainText('一時的に止めています');
  await expect(entry.problem).toContainText(/あと(\d+分)?\d+秒で、もう一度お試しいただけます/u);
  expect(await hardBarriers(page)).toEqual([]);
});
