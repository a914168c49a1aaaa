import { expect } from '@playwright/test';
import { runPageOn } from './fixtures/browser/run-page.ts';
import { test } from './fixtures/browser/test.ts';

/** Long enough to press the button before the run ends, even on a busy machine. */
const MENU_MS = 9_000;

test('a run is stopped: confirmed first, shown at once, and what was published stays', async ({
  page,
  sync,
  world,
}) => {
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.slowMenus(MENU_MS);
  const before = await world.haizen.newestNumber();
  await sync.open();
  await sync.syncAll.click();
  const run = await world.haizen.newestAfter(before);
  await expect(sync.card.getByRole('button', { name: '中止' })).toBeVisible();

  await sync.card.getByRole('button', { name: '中止' }).click();
  const question = page.getByRole('dialog', { name: 'この同期を中止しますか' });
  await expect(question).toContainText('反映済みの店舗はそのまま有効で、残りの店舗は始めません。');
  await question.getByRole('button', { name: '続ける' }).click();
  await expect(question).toBeHidden();
  await sync.card.getByRole('button', { name: '中止' }).click();
  await question.getByRole('button', { name: '中止する' }).click();
  await expect(sync.card.getByRole('button', { name: '中止しています' })).toBeDisabled();

  const stopped = await world.haizen.finished(run.id);
  expect(stopped.counts.CANCELLED).toBeGreaterThan(0);
  expect(stopped.counts.CANCELLED + stopped.counts.SUCCEEDED).toBe(stopped.total);
  await expect(sync.card.getByRole('button', { name: '中止しています' })).toBeHidden();
  // The shops that had not begun are what they were before.
  await expect(sync.card).toContainText('すべて同期済みです');
  const runPage = runPageOn(page, sync.path);
  await runPage.open(run.id);
  await expect(runPage.totals).toContainText(`${stopped.done} / 23店舗で中止`);
});

test('a run is stopped from its own page', async ({ page, sync, world }) => {
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.slowMenus(MENU_MS);
  const { id } = await world.haizen.sync();
  const runPage = runPageOn(page, sync.path);
  await runPage.open(id);

  await page.getByRole('button', { name: 'この同期を中止' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '中止する' }).click();

  await expect(runPage.heading).toContainText('中止しています');
  await world.haizen.finished(id);
  await expect(runPage.heading.getByText('中止', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'この同期を中止' })).toBeHidden();
});

test('a run that has finished in the meantime: shown calmly', async ({ complaints, page, sync, world }) => {
  complaints.expectSome(/status of 409/);
  const { id } = await world.haizen.finished((await world.haizen.sync()).id);
  // The page still shows a run in progress: its poll gets the earlier response.
  await page.route(`**/api/runs/${id}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), finishedAt: null } });
  });
  await runPageOn(page, sync.path).open(id);

  await page.getByRole('button', { name: 'この同期を中止' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '中止する' }).click();

  const answer = page.getByRole('dialog');
  await expect(answer).toContainText('同期はすでに終わっています');
  await answer.getByRole('button', { name: '閉じる' }).click();
  await expect(answer).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the button is within reach of the thumb', async ({ page, sync, world }) => {
    await world.pos.raisePrice('瓶ビール');
    await world.ordering.slowMenus(MENU_MS);
    const { id } = await world.haizen.sync();
    await page.goto(sync.path);

    await page.getByRole('button', { name: '中止' }).tap();
    await page.getByRole('dialog').getByRole('button', { name: '中止する' }).tap();

    await expect(page.getByRole('button', { name: '中止しています' })).toBeDisabled();
    expect((await world.haizen.finished(id)).counts.CANCELLED).toBeGreaterThan(0);
  });
});
