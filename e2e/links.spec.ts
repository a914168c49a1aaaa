import { expect } from '@playwright/test';
import { test } from './fixtures/browser/test.ts';

test('a page is prefetched once the user moves towards its link, and not before', async ({ page, sync }) => {
  const ahead: string[] = [];
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch'] !== undefined) ahead.push(new URL(request.url()).pathname);
  });
  await sync.open();
  const link = page.getByRole('navigation').getByRole('link', { name: '接続' });
  await expect(link).toBeVisible();
  const firstPrefetch = page.waitForRequest((request) => request.headers()['next-router-prefetch'] !== undefined);
  await link.hover();
  await firstPrefetch;
  expect(new Set(ahead)).toEqual(new Set(['/connect']));
});
