import { expect, type Page } from '@playwright/test';
import { knownDocument } from '#lib/openapi/known-document.ts';
import { hardBarriers, hardToRead } from './fixtures/browser/barriers.ts';
import { pageOverflow } from './fixtures/browser/layout.ts';
import { test } from './fixtures/browser/test.ts';

// Readers of the sign-in instructions have no account yet.
test.use({ storageState: { cookies: [], origins: [] } });

const { document } = knownDocument('ja');
const TAGS = document.tags.map(({ name }) => name);
/** One page of each kind, the largest of its kind. */
const PAGES = [
  '/api/docs',
  ...TAGS.map((tag) => `/api/docs/${tag}`),
  '/api/docs/problems',
  '/api/docs/schemas',
  '/api/docs/schemas/Chain',
];

const idsOf = (page: Page) => page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));

test('finds an operation, its copyable example and its problems', async ({ context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/api/docs');
  await page.getByRole('navigation', { name: '目次' }).getByText('同期', { exact: true }).click();
  await page.getByRole('navigation', { name: '目次' }).getByRole('link', { name: 'syncChain' }).click();
  const operation = page.getByRole('region', { name: '/api/chains/{chainId}/sync' });
  await expect(operation).toBeInViewport();
  await expect(operation).toContainText('運用担当以上の役割を持つ人と、権限が sync 以上のAPIキー');
  const body = operation.getByRole('table', { name: 'syncChain リクエストの本文' });
  await expect(body.getByRole('row', { name: /^ifRunning/ })).toContainText('reject, attach, follow');
  await operation.getByRole('button', { name: 'コピー' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('curl -X POST "$HAIZEN/api/chains/$CHAIN/sync"');
  await operation.getByRole('link', { name: 'sync-in-progress' }).click();
  await expect(page.locator('#problem-sync-in-progress')).toBeInViewport();
  await expect(page.locator('#problem-sync-in-progress')).toContainText('409');
});

test.describe('works without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('everything is searchable and readable, and every link resolves', async ({ page }) => {
    await page.goto('/api/docs');
    await page.getByRole('searchbox', { name: 'APIの説明を検索' }).fill('ifRunning');
    await page.getByRole('button', { name: '検索' }).click();
    await expect(page.getByRole('status')).toContainText('「ifRunning」の検索結果');
    await page.getByRole('main').getByRole('link', { name: '/api/chains/{chainId}/sync' }).click();
    await expect(page.getByRole('region', { name: '/api/chains/{chainId}/sync' })).toBeInViewport();
    await expect(page.getByRole('region', { name: '/api/chains/{chainId}/sync' })).toContainText('curl -X POST');

    const ids = new Map<string, readonly string[]>();
    const links = new Set<string>();
    for (const path of PAGES) {
      await page.goto(path);
      ids.set(path, await idsOf(page));
      const hrefs = await page
        .locator('a[href^="/api/docs"]')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
      for (const href of hrefs) links.add(href);
    }
    const lost = [...links].filter((link) => {
      const [path = '', id] = link.split('#');
      if (path.startsWith('/api/docs/schemas/'))
        return !Object.hasOwn(document.components.schemas, path.split('/').at(-1) ?? '');
      return !ids.has(path) || (id !== undefined && !ids.get(path)?.includes(id));
    });
    expect(lost).toEqual([]);
    expect(links.size).toBeGreaterThan(100);
  });

  test('an old one-page anchor still leads to its section', async ({ page }) => {
    await page.goto('/api/docs');
    const ids = await idsOf(page);
    const operations = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    const schemas = Object.keys(document.components.schemas);
    const problems = Object.keys(document.components.examples).map((code) => `problem-${code}`);
    const before = ['about', ...TAGS, ...operations, 'problems', ...problems, 'schemas', ...schemas];
    expect(before.filter((id) => !ids.includes(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('an unknown page is a 404', async ({ complaints, page }) => {
  complaints.expectSome(/status of 404/);
  for (const path of ['/api/docs/nothing', '/api/docs/schemas/Nothing', '/api/docs/schemas/toString']) {
    expect((await page.goto(path))?.status()).toBe(404);
  }
});

for (const path of PAGES) {
  test(`no accessibility violations: ${path}`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await hardBarriers(page)).toEqual([]);
  });
}

test('in English and in dark mode', async ({ context, page, baseURL }) => {
  await context.addCookies([{ name: 'locale', value: 'en', url: baseURL ?? '' }]);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [path, heading] of [
    ['/api/docs', 'Haizen API'],
    ['/api/docs/problems', 'Errors'],
    ['/api/docs/keys', /./],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    expect(await hardToRead(page), path).toEqual([]);
  }
});

test.describe('signed in', () => {
  test.use({ storageState: ({ baseURL: _url }, use) => use(process.env['HAIZEN_E2E_SESSION']) });

  test('a request that reads can be sent from its section', async ({ page }) => {
    await page.goto('/api/docs/chains');
    const operation = page.getByRole('region', { name: 'GET /api/chains/{chainId}', exact: true });
    await operation.getByRole('button', { name: '試す' }).click();
    await expect(operation.getByLabel(/^chainId/)).toContainText('居酒屋はいぜん');
    await operation.getByRole('button', { name: '送信' }).click();
    await expect(operation.getByRole('status').last()).toHaveText(/^200 · [\d,]+ミリ秒$/);
    await expect(operation.getByLabel(/のレスポンスの本文$/)).toHaveValue(/"name": "居酒屋はいぜん"/);
    await operation.getByText('レスポンスのヘッダー', { exact: true }).click();
    await expect(operation.getByLabel(/のレスポンスのヘッダー$/)).toContainText('x-request-id:');
    expect(await hardBarriers(page)).toEqual([]);
  });

  test('a refused request shows its problem', async ({ complaints, page }) => {
    complaints.expectSome(/status of 409/);
    await page.goto('/api/docs/syncs');
    const operation = page.getByRole('region', { name: 'GET /api/shops/{shopId}/held', exact: true });
    await operation.getByRole('button', { name: '試す' }).click();
    await expect(operation.getByLabel(/^shopId/)).toHaveValue(/./);
    await operation.getByRole('button', { name: '送信' }).click();
    await expect(operation.getByRole('status').last()).toHaveText(/^409/);
    await expect(operation.getByLabel(/のレスポンスの本文$/)).toHaveValue(/"code": "nothing-held"/);
  });

  test('a request that writes is a command with its ID, ready to copy', async ({ context, page, baseURL, world }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { id } = await world.haizen.chain();
    await page.goto('/api/docs/syncs');
    const operation = page.getByRole('region', { name: '/api/chains/{chainId}/sync' });
    await operation.getByRole('button', { name: '値を入れる' }).click();
    await expect(operation.getByLabel('syncChain curl')).toContainText(id);
    await operation.getByRole('button', { name: 'コピー' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`curl -X POST "${baseURL}/api/chains/${id}/sync"`);
    expect(copied).toContain('Bearer $HAIZEN_API_KEY');
    await expect(operation.getByRole('button', { name: '送信' })).toHaveCount(0);
  });
});

test('without an account, only public requests can be sent', async ({ page }) => {
  await page.goto('/api/docs/system');
  const health = page.getByRole('region', { name: 'GET /api/health' });
  await health.getByRole('button', { name: '試す' }).click();
  await health.getByRole('button', { name: '送信' }).click();
  await expect(health.getByRole('status').last()).toHaveText(/^200/);
  const metrics = page.getByRole('region', { name: 'GET /api/metrics' });
  await metrics.getByRole('button', { name: '試す' }).click();
  await expect(metrics.getByRole('button', { name: '送信' })).toHaveCount(0);
  await metrics.getByRole('link', { name: 'サインイン' }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fapi%2Fdocs%2Fsystem/);
});

test.describe('phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('phone: no page is wider than the screen', async ({ page }) => {
    for (const path of PAGES) {
      await page.goto(path);
      expect(await pageOverflow(page), path).toEqual([]);
    }
    await page.goto('/api/docs/chains#createChain');
    await expect(page.getByRole('region', { name: 'POST /api/chains', exact: true })).toBeInViewport();
    await page.goto('/api/docs/keys');
    const copy = await page.getByRole('region', { name: 'POST /api/keys' }).getByRole('button').boundingBox();
    expect(copy?.height).toBeGreaterThanOrEqual(44);
  });

  test('phone: the contents are at the top, and open', async ({ page }) => {
    await page.goto('/api/docs');
    const contents = page.getByRole('navigation', { name: '目次' });
    expect((await contents.boundingBox())?.y).toBeLessThan(200);
    expect((await page.getByRole('heading', { level: 1 }).boundingBox())?.y).toBeLessThan(300);
    await expect(contents.getByRole('link', { name: 'エラー' })).toBeHidden();
    expect((await contents.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await contents.getByText('目次').tap();
    await contents.getByText('同期', { exact: true }).tap();
    await contents.getByRole('link', { name: 'syncChain' }).tap();
    await expect(page.getByRole('region', { name: '/api/chains/{chainId}/sync' })).toBeInViewport();
  });
});
