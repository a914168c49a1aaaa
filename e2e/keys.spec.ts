import { expect, type Locator, type Page } from '@playwright/test';
import { keyCreatedSchema } from '#lib/contract/keys.ts';
import { hardBarriers } from './fixtures/browser/barriers.ts';
import { openBeforeChains } from './fixtures/browser/before-chains.ts';
import { pageOverflow, smallTargets } from './fixtures/browser/layout.ts';
import { test } from './fixtures/browser/test.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Creates a key through the page; returns the key itself. */
async function makeKey(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'キーを作成' }).click();
  await dialog(page).getByLabel('名前').fill(name);
  await dialog(page).getByRole('button', { name: '作成' }).click();
  const secret = dialog(page).getByLabel('APIキー', { exact: true });
  await expect(secret).toHaveValue(/^hzn_/);
  return secret.inputValue();
}

function ask(url: string, secret: string): Promise<Response> {
  return fetch(`${url}/api/chains`, { headers: { authorization: `Bearer ${secret}` } });
}

/** The parts between a name's punctuation that are on more than one line. */
function brokenParts(name: Locator): Promise<readonly string[]> {
  return name.evaluate((element) => {
    const isBroken = (part: Node) => {
      const range = document.createRange();
      range.selectNodeContents(part);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1;
    };
    return [...element.childNodes].filter(isBroken).map(({ textContent }) => textContent ?? '');
  });
}

test('no key can be created before the chains have loaded: there would be none to choose from', async ({ page }) => {
  const tellChains = await openBeforeChains(page, { path: '/keys', answer: '/api/keys' });
  const button = page.getByRole('button', { name: 'キーを作成' });
  expect(await button.isVisible()).toBe(false);
  tellChains();
  await button.click();
  await dialog(page).getByText('チェーンを選ぶ').click();
  await expect(dialog(page).getByLabel('居酒屋はいぜん')).toBeVisible();
});

test('a key: created, shown once, used, revoked, and then rejected', async ({ baseURL, context, page }) => {
  const url = baseURL ?? '';
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/keys');
  const secret = await makeKey(page, '在庫ツール');
  await expect(dialog(page)).toContainText('キーはこの画面でしか確認できません');
  await expect(dialog(page).getByLabel('動作を確かめるコマンド')).toHaveValue(
    `curl -H 'Authorization: Bearer ${secret}' ${url}/api/chains`,
  );
  await page.keyboard.press('Escape');
  await dialog(page).getByRole('button', { name: 'コピー' }).first().click();
  await expect(dialog(page).getByRole('status').first()).toHaveText('コピーしました');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  expect.soft(await hardBarriers(page, '[role="dialog"]')).toEqual([]);
  await dialog(page).getByRole('button', { name: '保存したので閉じる' }).click();
  await expect(dialog(page)).toBeHidden();

  await expect(row(page, '在庫ツール')).toContainText('未使用');
  await expect(row(page, '在庫ツール')).toContainText('閲覧と同期');
  await expect(row(page, '在庫ツール')).toContainText('全チェーン');
  expect(await page.content()).not.toContain(secret);
  expect((await ask(url, secret)).status).toBe(200);
  await page.reload();
  await expect(row(page, '在庫ツール')).toContainText(/たった今|秒前/);

  await page.getByRole('button', { name: '「在庫ツール」を無効にする' }).click();
  await expect(dialog(page)).toContainText('次のリクエストからHaizenに接続できなくなります');
  await dialog(page).getByRole('button', { name: '無効にする' }).click();
  await expect(row(page, '在庫ツール')).toContainText('無効（');
  expect((await ask(url, secret)).status).toBe(401);
});

test('a key that has created others: they are listed before it is revoked, and are revoked with it', async ({
  baseURL,
  page,
}) => {
  const url = baseURL ?? '';
  await page.goto('/keys');
  await page.getByRole('button', { name: 'キーを作成' }).click();
  await dialog(page).getByLabel('名前').fill('親ツール');
  await dialog(page).getByText('すべて', { exact: true }).click();
  await dialog(page).getByLabel('期限').selectOption('なし');
  await dialog(page).getByRole('button', { name: '作成' }).click();
  const field = dialog(page).getByLabel('APIキー', { exact: true });
  await expect(field).toHaveValue(/^hzn_/);
  const parent = await field.inputValue();
  await dialog(page).getByRole('button', { name: '保存したので閉じる' }).click();
  const body = JSON.stringify({ name: '子ツール', scope: 'read', chainIds: null, expiresAt: null });
  const headers = { authorization: `Bearer ${parent}`, 'content-type': 'application/json' };
  const made = await fetch(`${url}/api/keys`, { method: 'POST', headers, body });
  const { secret } = keyCreatedSchema.parse(await made.json());
  await page.reload();

  await page.getByRole('button', { name: '「親ツール」を無効にする' }).click();
  await expect(dialog(page)).toContainText('このキーで作成した1個のキーも無効になります');
  await expect(dialog(page).getByRole('listitem')).toHaveText(['子ツール']);
  expect.soft(await hardBarriers(page, '[role="dialog"]')).toEqual([]);
  await dialog(page).getByRole('button', { name: '無効にする' }).click();
  await expect(row(page, '子ツール')).toContainText('無効（');
  expect((await ask(url, secret)).status).toBe(401);
});

test('missing input is reported at its field, and nothing is created', async ({ page }) => {
  await page.goto('/keys');
  await page.getByRole('button', { name: 'キーを作成' }).click();
  await dialog(page).getByText('チェーンを選ぶ').click();
  await dialog(page).getByLabel('期限').selectOption('日付を選ぶ');
  await dialog(page).getByRole('button', { name: '作成' }).click();
  for (const fault of ['名前を入力してください', 'チェーンを1つ以上選んでください', '今日以降の日付を選んでください'])
    await expect(dialog(page).getByText(fault)).toBeVisible();
  expect.soft(await hardBarriers(page, '[role="dialog"]')).toEqual([]);
  await dialog(page).getByRole('button', { name: 'キャンセル' }).click();
  await expect(dialog(page)).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the list and the dialog fit, and every target is large enough', async ({ page }) => {
    await page.goto('/keys');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('APIキー');
    expect.soft(await pageOverflow(page)).toEqual([]);
    expect.soft(await smallTargets(page)).toEqual([]);
    await page.getByRole('button', { name: 'キーを作成' }).tap();
    await expect(dialog(page).getByLabel('名前')).toBeVisible();
    expect.soft(await pageOverflow(page)).toEqual([]);
    expect.soft(await smallTargets(page)).toEqual([]);
  });
});

for (const { width, room } of [
  { width: 1280, room: 240 },
  { width: 390, room: 300 },
]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 } });

    test(`a long name has room, and breaks after its punctuation: ${width} px`, async ({ page }) => {
      const name = 'WAREHOUSE_AND_STAFF_SCHEDULING_INTEGRATION_EAST';
      await page.goto('/keys');
      await makeKey(page, name);
      await dialog(page).getByRole('button', { name: '保存したので閉じる' }).click();
      const cell = row(page, name).first().getByText(name).first();
      expect((await cell.boundingBox())?.width).toBeGreaterThanOrEqual(room);
      expect(await brokenParts(cell)).toEqual([]);
    });
  });
}
