import { expect } from '@playwright/test';
import { hardBarriers, hardToRead } from './fixtures/browser/barriers.ts';
import { pageOverflow } from './fixtures/browser/layout.ts';
import { test } from './fixtures/browser/test.ts';

// Who reads how to get in has no account yet.
test.use({ storageState: { cookies: [], origins: [] } });

test('the API’s page tells of every operation, with its example to copy, to whoever comes', async ({
  context,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/api/docs');
  await page.getByRole('navigation', { name: '目次' }).getByText('同期', { exact: true }).click();
  await page.getByRole('link', { name: 'syncChain' }).click();
  const operation = page.getByRole('region', { name: '/api/chains/{chainId}/sync' });
  await expect(operation).toBeInViewport();
  await expect(operation).toContainText('運用担当以上の人、または権限が sync 以上のAPIキー');
  const body = operation.getByRole('table', { name: 'syncChain リクエストの本文' });
  await expect(body.getByRole('row', { name: /^ifRunning/ })).toContainText('reject, attach');
  await operation.getByRole('button', { name: 'コピー' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('curl -X POST "$HAIZEN/api/chains/$CHAIN/sync"');
  await operation.getByRole('link', { name: 'sync-in-progress' }).click();
  await expect(page.locator('#problem-sync-in-progress')).toContainText('409');
  expect(await hardBarriers(page)).toEqual([]);
});

test('the API’s page in English and in the dark', async ({ context, page, baseURL }) => {
  await context.addCookies([{ name: 'locale', value: 'en', url: baseURL ?? '' }]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/api/docs#problems');
  await expect(page.getByRole('heading', { name: 'Problems', level: 2 })).toBeInViewport();
  expect(await hardToRead(page)).toEqual([]);
});

test.describe('phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('phone: the API’s page is no wider than the screen', async ({ page }) => {
    await page.goto('/api/docs#createChain');
    await expect(page.getByRole('region', { name: 'POST /api/chains', exact: true })).toBeInViewport();
    expect(await pageOverflow(page)).toEqual([]);
    const copy = await page.getByRole('region', { name: 'POST /api/keys' }).getByRole('button').boundingBox();
    expect(copy?.height).toBeGreaterThanOrEqual(44);
  });
});
