import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

test('an unknown address: one sentence and a link back, inside the shell', async ({ complaints, page, sync }) => {
  complaints.expectSome(/status of 404/);

  const answer = await page.goto('/nowhere/at/all');

  expect(answer?.status()).toBe(404);
  await expect(page.getByText('このページは見つかりません')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: '同期', exact: true })).toBeVisible();
  await page.getByRole('link', { name: '最初のページへ戻る' }).click();
  await expect(page).toHaveURL(sync.path);
});

test('an unknown chain', async ({ complaints, page }) => {
  complaints.expectSome(/status of 404/);
  await page.goto('/chains/nowhere');
  await expect(page.getByText('このページは見つかりません')).toBeVisible();
});

test('the API answers 404 too, in the production build, where routes have their own module instances', async ({
  world,
}) => {
  for (const action of ['sync', 'discover']) {
    const answer = await world.haizen.send('POST', `/api/chains/nowhere/${action}`, { body: {} });
    expect(answer.status, action).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
  }
});

test('the entry page leads to the chain', async ({ page, sync }) => {
  await page.goto('/');
  await expect(page).toHaveURL(sync.path);
  await expect(sync.title).toHaveText('居酒屋はいぜん');
});

test('the browser’s own icon request succeeds', async ({ request }) => {
  const icon = await request.get('/favicon.ico');
  expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/svg+xml']);
});
