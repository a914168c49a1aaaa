import { expect, type Locator, type Page } from '@playwright/test';
import { hideItems } from './fixtures/browser/hide-items.ts';
import { lengthenAnswers } from './fixtures/browser/long-answers.ts';
import { test } from './fixtures/browser/test.ts';
import { textFaults } from './fixtures/browser/text-faults.ts';

const WIDTHS = [390, 1024, 1280, 1440, 1920] as const;
const LANGUAGES = ['ja', 'en'] as const;
const HELD_SHOP = '新橋立ち飲み店';
const FAILED_SHOP = '115';

/** At every width, after the page has been laid out for it. */
async function expectReadable(page: Page, what: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect.soft(await textFaults(page), `${what}, ${width} px`).toEqual([]);
  }
}

async function expectPagesReadable(page: Page, pages: Readonly<Record<string, Locator>>): Promise<void> {
  for (const [path, sign] of Object.entries(pages)) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    await expect(sign.first()).toBeVisible();
    await expectReadable(page, path);
  }
  // A poll whose response is still being lengthened would fail when the page closes.
  await page.unrouteAll({ behavior: 'wait' });
}

for (const language of LANGUAGES) {
  test.describe(`readable text, ${language}`, () => {
    test.describe.configure({ timeout: 300_000 });
    test.beforeEach(({ baseURL, context }) =>
      context.addCookies([{ name: 'locale', value: language, url: baseURL ?? '' }]),
    );

    test('no text overlaps or is cut off: after a run with a failure and a held plan', async ({
      page,
      sync,
      world,
    }) => {
      const hidden = await hideItems(world, HELD_SHOP, 0.4);
      try {
        await world.pos.raisePrice('本日の刺身五点盛り');
        await world.ordering.fail({ kind: 'refuse-item', on: { method: 'PUT', shopId: FAILED_SHOP } });
        const run = await world.haizen.finished((await world.haizen.sync()).id);
        expect(run.counts).toMatchObject({ FAILED: 1, HELD: 1 });
        const { id: heldId } = await world.haizen.shop(HELD_SHOP);
        await lengthenAnswers(page);
        const row = page.getByRole('row');
        await expectPagesReadable(page, {
          [sync.path]: row.nth(2),
          [`${sync.path}/runs`]: row.nth(1),
          [`${sync.path}/runs/${run.id}`]: row.filter({ hasText: HELD_SHOP }),
          [`${sync.path}/held`]: row.nth(1),
          [`${sync.path}/held/${heldId}`]: page.getByRole('textbox'),
        });
      } finally {
        await hidden.restore();
        await world.ordering.recover();
      }
    });

    test('no text overlaps or is cut off: during a run', async ({ page, sync, world }) => {
      await world.pos.raisePrice('瓶ビール');
      await world.ordering.holdMenus();
      const run = await world.haizen.sync();
      await lengthenAnswers(page);
      const publishing = page.getByText(language === 'ja' ? '注文アプリへ反映' : 'Publishing');
      await expectPagesReadable(page, {
        [sync.path]: publishing,
        [`${sync.path}/runs/${run.id}`]: publishing,
      });
    });

    test('no text overlaps or is cut off: the other pages', async ({ complaints, page, world: { haizen } }) => {
      complaints.expectSome(/status of 404/);
      await haizen.chain();
      await lengthenAnswers(page);
      const heading = page.getByRole('heading', { level: 1 });
      const card = page.getByRole('region', { name: '居酒屋はいぜん' });
      await expectPagesReadable(page, {
        '/connect': card,
        '/people': heading,
        '/keys': heading,
        '/audit': page.getByRole('row').nth(1),
        '/account': heading,
        '/nowhere': page.getByRole('main'),
      });
    });
  });

  test.describe(`readable text without an account, ${language}`, () => {
    test.use({ storageState: { cookies: [], origins: [] } });

    test('no text overlaps or is cut off: sign-in and the API’s page', async ({ baseURL, context, page }) => {
      test.setTimeout(300_000);
      await context.addCookies([{ name: 'locale', value: language, url: baseURL ?? '' }]);
      const heading = page.getByRole('heading', { level: 1 });
      await expectPagesReadable(page, { '/sign-in': heading, '/api/docs': heading });
    });
  });
}
