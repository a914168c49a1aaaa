import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

test('an address that leads nowhere: one sentence and a way back, inside the shell', async ({
  complaints,
  page,
  sync,
}) => {
  complaints.expectSome(/status of 404/);

  const answer = await page.goto('/nowhere/at/all');

  expect(answer?.status()).toBe(404);
  await expect(page.getByText('このページは見つかりません')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: '同期' })).toBeVisible();
  await page.getByRole('link', { name: '最初のページへ戻る' }).click();
  await expect(page).toHaveURL(sync.path);
});

test('a chain that is not there', async ({ complaints, page }) => {
  complaints.expectSome(/status of 404/);
  await page.goto('/chains/nowhere');
  await expect(page.getByText('このページは見つかりません')).toBeVisible();
});

test('the API says so too, in the production build, where routes have module instances of their own', async ({
  world,
}) => {
  for (const action of ['sync', 'discover']) {
    const answer = await world.haizen.send('POST', `/api/chains/nowhere/${action}`, { body: {} });
    expect(answer.status, action).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
  }
});

test('the entry leads to the chain', async ({ page, sync }) => {
  await page.goto('/');
  await expect(page).toHaveURL(sync.path);
  await expect(sync.title).toHaveText('居酒屋はいぜん');
});

test('a browser that asks for an icon by itself gets it', async ({ request }) => {
  const icon = await request.get('/favicon.ico');
  expect([icon.status(), icon.headers()['content-type']]).toEqual([200, 'image/svg+xml']);
});
