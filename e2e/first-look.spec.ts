import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

test('the clock and all shops are requested once, in the page’s language', async ({ baseURL, context, page, sync }) => {
  await context.addCookies([{ name: 'locale', value: 'en', url: baseURL ?? '' }]);
  const statusRequests: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    const [, resource] = /\/(clock|shops\/changes)$/u.exec(pathname) ?? [];
    if (resource !== undefined) statusRequests.push(`${request.headers()['accept-language']} ${resource}${search}`);
  });
  await page.goto(sync.path);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  expect(statusRequests.toSorted()).toEqual(['en clock', 'en shops/changes']);
});

for (const resource of ['clock', 'shops/changes']) {
  test(`if the first response of ${resource} fails, the page asks again`, async ({ complaints, page, sync }) => {
    complaints.expectSome(/ERR_FAILED/u);
    let refused = 0;
    await page.route(`**/${resource}`, async (route) => {
      refused += 1;
      if (refused === 1) await route.abort();
      else await route.continue();
    });
    await page.goto(sync.path);
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    expect(refused).toBe(2);
  });
}
