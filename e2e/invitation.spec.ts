import { type Browser, expect, type Page } from '@playwright/test';
import { personListSchema } from '#lib/contract/people.ts';
import type { Role } from '#lib/domain/access.ts';
import { hardBarriers } from './fixtures/browser/barriers.ts';
import type { Complaints } from './fixtures/browser/complaints.ts';
import { entryPageOn } from './fixtures/browser/entry-page.ts';
import { pageOverflow, smallTargets } from './fixtures/browser/layout.ts';
import { invite } from './fixtures/browser/people.ts';
import { type SyncPage, syncPageOn } from './fixtures/browser/sync-page.ts';
import { test } from './fixtures/browser/test.ts';

const PASSWORD = 'four words in a row';

type Member = { readonly page: Page; readonly sync: SyncPage };

type Joining = {
  readonly admin: SyncPage;
  readonly browser: Browser;
  readonly complaints: Complaints;
  readonly chainId: string;
  readonly role: Role;
  readonly email: string;
};

/** Invites a person to the trial chain, who joins in their own browser. */
async function join({ admin, browser, complaints, chainId, role, email }: Joining): Promise<Member> {
  await admin.open();
  const link = await invite(admin.page, { email, role, chainId });
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  complaints.watch(context);
  const page = await context.newPage();
  await page.goto(link);
  const entry = entryPageOn(page);
  await entry.name.fill('高橋 直人');
  await entry.password.fill(PASSWORD);
  await page.getByRole('button', { name: 'アカウントを作成' }).click();
  const sync = syncPageOn(page, chainId);
  await expect(page).toHaveURL(sync.path);
  await expect(sync.title).toHaveText('居酒屋はいぜん');
  return { page, sync };
}

test('an invitation says what it is for, and accepts no other e-mail', async ({ browser, complaints, sync, world }) => {
  const { id: chainId } = await world.haizen.chain();
  await sync.open();
  const link = await invite(sync.page, { email: 'look@example.com', role: 'operator', chainId });
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  complaints.watch(context);
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.getByText('居酒屋はいぜんに、運用担当として招待されています')).toBeVisible();
  await expect(page).toHaveURL('/invite');
  await expect(entryPageOn(page).email).toHaveValue('look@example.com');
  await expect(entryPageOn(page).email).not.toBeEditable();
  expect(await hardBarriers(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await pageOverflow(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  await context.close();
});

test('a viewer sees everything without any action; the API rejects actions too', async ({
  browser,
  complaints,
  sync,
  world,
}) => {
  const { id: chainId } = await world.haizen.chain();
  complaints.expectSome(/status of 403/);
  // Creates a failure and a run to look at.
  await world.pos.raisePrice('本日の刺身五点盛り');
  await world.ordering.fail({ kind: 'refuse-item', on: { method: 'PUT', shopId: '115' } });
  const run = await world.haizen.finished((await world.haizen.sync()).id);
  const viewer = await join({ admin: sync, browser, complaints, chainId, role: 'viewer', email: 'viewer@example.com' });
  const { page } = viewer;

  await expect(page.getByRole('heading', { level: 1 }).locator('..')).toContainText('閲覧のみ');
  await expect(viewer.sync.card).toContainText('1店舗で対応が必要です');
  await expect(viewer.sync.syncAll).toBeHidden();
  await expect(viewer.sync.rows.first()).toBeVisible();
  await expect(viewer.sync.table.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /を同期$|再試行|中止/u })).toHaveCount(0);
  for (const name of ['メンバー', 'APIキー', '監査ログ']) {
    await expect(page.getByRole('navigation').getByRole('link', { name })).toHaveCount(0);
  }
  expect(await hardBarriers(page)).toEqual([]);

  const before = await world.haizen.newestNumber();
  await viewer.sync.row('川崎銀柳街店').focus();
  for (const key of ['x', 's', 'r', 'Shift+S']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: '川崎銀柳街店の操作' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['前回の同期を見る']);
  await page.keyboard.press('Escape');

  await page.goto(`${viewer.sync.path}/runs/${run.id}`);
  await expect(page.getByRole('region', { name: '要対応' })).toBeVisible();
  await expect(page.locator('#content').getByText('閲覧のみ')).toBeVisible();
  await expect(page.getByRole('button', { name: /再試行|中止/u })).toHaveCount(0);
  await page.goto('/connect');
  await expect(page.getByRole('region', { name: '居酒屋はいぜん' })).toBeVisible();
  await expect(page.getByRole('button', { name: /変更|追加|読み込み/u })).toHaveCount(0);

  const refused = await page.evaluate(async (id) => {
    const answer = await fetch(`/api/chains/${id}/sync`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return { status: answer.status, ...(await answer.json()) };
  }, chainId);
  expect(refused).toMatchObject({ status: 403, code: 'forbidden' });
  expect(await world.haizen.newestNumber()).toBe(before);
  await page.context().close();
});

test('an operator can sync, but not change connections or scope', async ({ browser, complaints, sync, world }) => {
  const { id: chainId } = await world.haizen.chain();
  const joined = await join({ admin: sync, browser, complaints, chainId, role: 'operator', email: 'op@example.com' });
  const { page } = joined;
  await expect(page.getByText('閲覧のみ')).toHaveCount(0);
  await page.getByRole('button', { name: '札幌すすきの店の操作' }).click();
  await expect(page.getByRole('menuitem', { name: '連携対象から外す' })).toHaveCount(0);
  await expect(page.getByRole('menuitem', { name: '同期', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  const before = await world.haizen.newestNumber();
  await joined.sync.syncAll.click();
  const run = await world.haizen.newestAfter(before);
  expect(run.requestedBy).toBe('高橋 直人');
  await page.goto('/connect');
  await expect(page.getByRole('region', { name: '居酒屋はいぜん' })).toBeVisible();
  await expect(page.getByRole('button', { name: /変更|追加|読み込み/u })).toHaveCount(0);
  await page.context().close();
});

test('a chain without a role looks like an unknown chain', async ({ browser, complaints, sync }) => {
  // The open page still polls after the role is gone.
  complaints.expectSome(/status of 40[34]/);
  await sync.open();
  const link = await invite(sync.page, { email: 'nowhere@example.com', role: 'viewer', chainId: null });
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  complaints.watch(context);
  const page = await context.newPage();
  await page.goto(link);
  const entry = entryPageOn(page);
  await entry.name.fill('高橋 直人');
  await entry.password.fill(PASSWORD);
  await page.getByRole('button', { name: 'アカウントを作成' }).click();
  await expect(page).toHaveURL(sync.path);

  // The role is removed while the page is open.
  const people = await sync.page.request.get('/api/people');
  const { items } = personListSchema.parse(await people.json());
  const id = items.find(({ email }) => email === 'nowhere@example.com')?.id;
  const headers = { origin: new URL(page.url()).origin };
  const taken = await sync.page.request.put(`/api/people/${id}/grants`, { data: { grants: [] }, headers });
  expect(taken.status()).toBe(200);

  const answer = await page.goto(sync.path);
  expect(answer?.status()).toBe(404);
  await expect(page.getByText('このページは見つかりません')).toBeVisible();
  await expect(page.getByText('居酒屋はいぜん')).toHaveCount(0);
  await page.goto('/');
  await expect(page.getByText('表示できるチェーンがありません')).toBeVisible();
  await context.close();
});
