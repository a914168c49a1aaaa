import { expect } from '@playwright/test';
import { pageOverflow, smallTargets } from './fixtures/browser/layout.ts';
import { test } from './fixtures/browser/test.ts';

const PHONE = { width: 390, height: 844 };

test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

test('phone: no page is wider than the screen, and every target is large enough for a thumb', async ({
  complaints,
  page,
  sync,
  world,
}) => {
  complaints.expectSome(/status of 404/);
  await world.ordering.fail({ kind: 'refuse-item', on: { method: 'PUT', shopId: '115' } });
  await world.pos.raisePrice('瓶ビール');
  const run = await world.haizen.finished((await world.haizen.sync()).id);
  const pages = {
    [sync.path]: page.getByText('川崎銀柳街店'),
    [`${sync.path}/runs`]: page.getByText(`#${run.number}`),
    [`${sync.path}/runs/${run.id}`]: page.getByRole('region', { name: '要対応' }),
    '/connect': page.getByText('POSレジ', { exact: true }).first(),
    '/nowhere': page.getByText('このページは見つかりません'),
  };
  for (const [path, sign] of Object.entries(pages)) {
    await page.goto(path);
    await expect(sign.first()).toBeVisible();
    expect.soft(await pageOverflow(page), path).toEqual([]);
    expect.soft(await smallTargets(page), path).toEqual([]);
  }
});

test('phone: the button stays at the bottom while the list scrolls, and works', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus();
  await sync.open();
  for (const top of [0, 600, 10_000]) {
    await page.evaluate((y) => window.scrollTo({ top: y }), top);
    const box = await sync.syncAll.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(PHONE.height - 40);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
  }

  await sync.syncAll.tap();

  await expect(sync.syncAll).toHaveAccessibleName('全店舗を同期中');
  // The button changes at once, the card with the response: until then it shows the previous state.
  await expect(sync.progress).toHaveAttribute('aria-valuemax', '23');
  await world.ordering.releaseMenus();
  await expect(sync.card).toContainText('すべて同期済みです');
  expect(await world.ordering.shopsWritten()).toHaveLength(23);
});

test("phone: a shop's own sheet, with its sync button", async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await sync.open();

  await page.getByRole('button', { name: '仙台国分町店' }).tap();
  const sheet = page.getByRole('dialog', { name: '仙台国分町店' });
  await expect(sheet).toContainText('最終成功');
  expect(await smallTargets(page)).toEqual([]);
  await sheet.getByRole('button', { name: '同期', exact: true }).tap();

  await expect(sheet).toBeHidden();
  await expect.poll(() => world.ordering.shopsWritten()).toEqual(['102']);
});

test('phone: search, navigation and language are behind buttons in the header', async ({ page, sync }) => {
  await sync.open();
  await expect(sync.search).toBeHidden();

  await page.getByRole('button', { name: '検索', exact: true }).tap();
  await expect(sync.search).toBeFocused();
  await sync.search.fill('ｽｽｷﾉ');
  await expect(page.getByRole('button', { name: '札幌すすきの店' })).toBeVisible();
  await expect(page.getByRole('button', { name: '仙台国分町店' })).toBeHidden();
  await page.getByRole('button', { name: '検索を閉じる' }).tap();
  await expect(page.getByRole('button', { name: '仙台国分町店' })).toBeVisible();

  await page.getByRole('button', { name: 'ナビゲーションを開く' }).tap();
  const drawer = page.getByRole('dialog', { name: 'ナビゲーション' });
  await expect(drawer.getByRole('button', { name: '言語：日本語' })).toBeVisible();
  expect(await smallTargets(page)).toEqual([]);
  await drawer.getByRole('link', { name: '同期の履歴', exact: true }).tap();
  await expect(page).toHaveURL(`${sync.path}/runs`);
  await expect(drawer).toBeHidden();
});

test('phone: already running is shown above the button, within the screen', async ({
  complaints,
  page,
  sync,
  world,
}) => {
  complaints.expectSome(/status of 409/);
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus();
  await sync.open();
  await world.haizen.sync();

  await sync.syncAll.tap();

  await expect(sync.answer.getByRole('link', { name: 'この同期を見る' })).toBeFocused();
  const popover = await sync.answer.boundingBox();
  const button = await sync.syncAll.boundingBox();
  expect(popover?.x).toBeGreaterThanOrEqual(0);
  expect((popover?.x ?? 0) + (popover?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
  expect((popover?.y ?? 0) + (popover?.height ?? 0)).toBeLessThanOrEqual(button?.y ?? 0);
  expect(await pageOverflow(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
});
