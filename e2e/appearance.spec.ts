import { expect, type Page } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

const pageColour = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.querySelector('main') ?? document.body).backgroundColor);
const LIGHT = 'rgb(246, 247, 249)';
const DARK = 'rgb(18, 21, 27)';

test('dark once chosen, and from the first paint after a reload', async ({ page, sync }) => {
  await sync.open();
  expect(await pageColour(page)).toBe(LIGHT);

  await page.getByRole('button', { name: '配色：端末に合わせる' }).click();
  await page.getByRole('menuitem', { name: 'ダーク' }).click();

  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect.poll(() => pageColour(page)).toBe(DARK);
  const first = await page.request.get(sync.path);
  expect(await first.text()).toMatch(/<html[^>]+data-mantine-color-scheme="dark"/);
  await page.reload();
  await expect(page.getByRole('button', { name: '配色：ダーク' })).toBeVisible();
  expect(await pageColour(page)).toBe(DARK);
});

test('follows the device until the user chooses', async ({ page, sync }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await sync.open();
  await expect.poll(() => pageColour(page)).toBe(DARK);

  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => pageColour(page)).toBe(LIGHT);
});

test('no animation with reduced motion', async ({ page, sync, world }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus();
  await sync.open();
  await sync.syncAll.click();
  await expect(sync.cell('店舗のメニュー')).toContainText('店舗が進行中');

  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().iterations === Infinity)
      .map((one) => (one instanceof CSSAnimation ? one.animationName : one.id)),
  );
  expect(moving).toEqual([]);
});
