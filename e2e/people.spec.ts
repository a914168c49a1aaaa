import { type BrowserContext, expect, type Page } from '@playwright/test';
import { keyCreatedSchema } from '#lib/contract/keys.ts';
import { hardBarriers } from './fixtures/browser/barriers.ts';
import { openBeforeChains } from './fixtures/browser/before-chains.ts';
import { pageOverflow, smallTargets } from './fixtures/browser/layout.ts';
import { invite as inviteTo } from './fixtures/browser/people.ts';
import { test } from './fixtures/browser/test.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const members = (page: Page) => page.getByRole('region', { name: 'メンバーの一覧' });
const invited = (page: Page) => page.getByRole('region', { name: '招待中' });

/** Invites a person through the page; returns the link. */
async function invite(page: Page, email: string): Promise<string> {
  await page.getByRole('button', { name: '招待する' }).click();
  await dialog(page).getByLabel('メールアドレス').fill(email);
  await dialog(page).getByRole('button', { name: '招待リンクを作成' }).click();
  const link = dialog(page).getByLabel('招待リンク', { exact: true });
  await expect(link).toHaveValue(/\/invite#/);
  return link.inputValue();
}

/** As the page behind the link does. */
async function takeUp({ request }: BrowserContext, url: string, link: string): Promise<void> {
  const answer = await request.post(`${url}/api/invitations/accept`, {
    headers: { origin: url },
    data: { token: link.split('#')[1], name: '鈴木 一郎', password: 'a long enough password 1' },
  });
  expect(await answer.text()).toContain('signed-in');
}

test('an invitation: the link is shown once, and revoked', async ({ page }) => {
  await page.goto('/people');
  await expect(members(page)).toContainText('自分');
  await page.getByRole('button', { name: '招待する' }).click();
  await dialog(page).getByRole('button', { name: '招待リンクを作成' }).click();
  await expect(dialog(page).getByText('メールアドレスを入力してください')).toBeVisible();
  expect.soft(await hardBarriers(page, '[role="dialog"]')).toEqual([]);
  await dialog(page).getByRole('button', { name: 'キャンセル' }).click();

  const link = await invite(page, 'suzuki@example.com');
  await expect(dialog(page)).toContainText('Haizenはメールを送りません');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'コピーしたので閉じる' }).click();
  await expect(invited(page).getByRole('row', { name: /suzuki@example\.com/ })).toContainText(
    '運用担当 · 居酒屋はいぜん',
  );
  expect(await page.content()).not.toContain(link.split('#')[1] ?? link);
  expect.soft(await hardBarriers(page, 'main')).toEqual([]);

  await page.getByRole('button', { name: 'suzuki@example.comへの招待を取り消す' }).click();
  await dialog(page).getByRole('button', { name: '取り消す' }).click();
  await expect(invited(page).getByText('suzuki@example.com')).toBeHidden();
});

test('no invitation before the chains have loaded: it would be to all of them', async ({ page }) => {
  const tellChains = await openBeforeChains(page, { path: '/people', answer: '/api/people' });
  const button = page.getByRole('button', { name: '招待する' });
  expect(await button.isVisible()).toBe(false);
  tellChains();
  await button.click();
  await expect(dialog(page).getByLabel('チェーン')).not.toHaveValue('');
});

test('a member: roles changed, then removed', async ({ baseURL, browser, page }) => {
  const url = baseURL ?? '';
  await page.goto('/people');
  const link = await invite(page, 'ichiro@example.com');
  const other = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  await takeUp(other, url, link);
  await page.reload();
  const row = members(page).getByRole('row', { name: /ichiro@example\.com/ });
  await expect(row).toContainText('運用担当 · 居酒屋はいぜん');

  await page.getByRole('button', { name: '鈴木 一郎さんの役割を変更' }).click();
  await dialog(page).getByLabel('役割', { exact: true }).selectOption('閲覧者');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(row).toContainText('閲覧者 · 居酒屋はいぜん');

  await page.getByRole('button', { name: '鈴木 一郎さんを削除' }).click();
  await expect(dialog(page)).toContainText('すぐにサインアウトされ');
  await dialog(page).getByRole('button', { name: '削除する' }).click();
  await expect(row).toBeHidden();
  expect((await other.request.get(`${url}/api/session`)).status()).toBe(401);
  await other.close();
});

test('an admin is removed: their keys are listed and revoked, unless the user keeps them', async ({
  baseURL,
  browser,
  page,
}) => {
  const url = baseURL ?? '';
  await page.goto('/people');
  const other = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const path = await inviteTo(page, { email: 'kagi@example.com', role: 'admin', chainId: null });
  await takeUp(other, url, `${url}${path}`);
  const made = await other.request.post(`${url}/api/keys`, {
    headers: { origin: url },
    data: { name: '棚卸しツール', scope: 'read', chainIds: null, expiresAt: null },
  });
  const { secret } = keyCreatedSchema.parse(await made.json());
  const opens = async () =>
    (await other.request.get(`${url}/api/chains`, { headers: { authorization: `Bearer ${secret}` } })).status();
  expect(await opens()).toBe(200);
  await page.reload();
  const row = members(page).getByRole('row', { name: /kagi@example\.com/ });

  await row.getByRole('button', { name: /の役割を変更$/ }).click();
  await expect(dialog(page).getByText('棚卸しツール')).toBeHidden();
  await dialog(page).getByLabel('役割', { exact: true }).selectOption('閲覧者');
  await expect(dialog(page).getByText('棚卸しツール')).toBeVisible();
  expect.soft(await hardBarriers(page, '[role="dialog"]')).toEqual([]);
  await dialog(page).getByRole('checkbox').uncheck();
  await expect(dialog(page)).toContainText('キーは引き続き使えますが、管理する人がいなくなります');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(row).toContainText('閲覧者 · 全チェーン');
  expect(await opens()).toBe(200);

  await row.getByRole('button', { name: /を削除$/ }).click();
  await expect(dialog(page)).toContainText('棚卸しツール');
  await expect(dialog(page).getByRole('checkbox')).toBeChecked();
  expect.soft(await hardBarriers(page, '[role="dialog"]')).toEqual([]);
  await dialog(page).getByRole('button', { name: '削除する' }).click();
  await expect(row).toBeHidden();
  expect(await opens()).toBe(401);
  await other.close();
});

test('the last admin keeps their role', async ({ complaints, page }) => {
  complaints.expectSome(/status of 409/);
  await page.goto('/people');
  await members(page).getByRole('row', { name: /自分/ }).getByRole('button').click();
  await dialog(page).getByRole('button', { name: '全チェーンの役割を外す' }).click();
  await expect(dialog(page)).toContainText('役割がないと');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await expect(dialog(page).getByRole('alert')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'キャンセル' }).click();
  await expect(members(page).getByRole('row', { name: /自分/ })).toContainText('管理者 · 全チェーン');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the list and the dialogs fit, and every target is large enough', async ({ page }) => {
    await page.goto('/people');
    await expect(members(page)).toBeVisible();
    expect.soft(await pageOverflow(page)).toEqual([]);
    expect.soft(await smallTargets(page)).toEqual([]);
    await members(page).getByRole('button').first().tap();
    await expect(dialog(page).getByRole('button', { name: '保存' })).toBeVisible();
    expect.soft(await pageOverflow(page)).toEqual([]);
    expect.soft(await smallTargets(page)).toEqual([]);
  });
});
