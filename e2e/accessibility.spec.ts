import { expect } from '@playwright/test';
import { hardBarriers, hardToRead } from './fixtures/browser/barriers.ts';
import { test } from './fixtures/browser/test.ts';

const LOOKS = [
  { colorScheme: 'light', barriers: hardBarriers },
  // Only the colours differ, so only color-contrast findings are checked again.
  { colorScheme: 'dark', barriers: hardToRead },
] as const;

for (const { colorScheme, barriers } of LOOKS) {
  test.describe(`accessibility, ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('the sync page: idle, running, with a failure, with a selection, with its menus and dialogs', async ({
      complaints,
      page,
      sync,
      world,
    }) => {
      complaints.expectSome(/status of 409/);
      await sync.open();
      await expect(sync.card).toContainText('すべて同期済みです');
      expect.soft(await barriers(page), 'calm').toEqual([]);

      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect.soft(await barriers(page, '[role="dialog"]'), 'help').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '札幌すすきの店の操作' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect.soft(await barriers(page, '[role="menu"]'), 'menu').toEqual([]);
      await page.keyboard.press('Escape');

      await world.pos.raisePrice('本日の刺身五点盛り');
      await world.ordering.holdMenus();
      await world.ordering.fail({ kind: 'refuse-item', on: { method: 'PUT', shopId: '115' } });
      await world.haizen.sync();
      await sync.syncAll.click();
      await expect(sync.answer).toBeVisible();
      await expect(sync.cell('店舗のメニュー')).toContainText('店舗が進行中');
      expect.soft(await barriers(page), 'at work, with the popover').toEqual([]);

      await world.ordering.releaseMenus();
      await expect(sync.card).toContainText('1店舗で対応が必要です');
      await sync.answer.getByRole('button', { name: '閉じる' }).click();
      await sync.select('札幌すすきの店');
      expect.soft(await barriers(page), 'with a failure and a selection').toEqual([]);
    });

    test('the other pages', async ({ complaints, page, sync, world }) => {
      complaints.expectSome(/status of 404/);
      await world.pos.raisePrice('本日の刺身五点盛り');
      await world.ordering.fail({ kind: 'refuse-item', on: { method: 'PUT', shopId: '115' } });
      const run = await world.haizen.finished((await world.haizen.sync()).id);
      const pages = {
        [`${sync.path}/runs`]: page.getByText(`#${run.number}`),
        [`${sync.path}/runs/${run.id}`]: page.getByRole('region', { name: '要対応' }),
        '/connect': page.getByRole('region', { name: '居酒屋はいぜん' }),
        '/nowhere': page.getByText('このページは見つかりません'),
      };
      for (const [path, sign] of Object.entries(pages)) {
        await page.goto(path);
        await expect(sign.first()).toBeVisible();
        expect.soft(await barriers(page), path).toEqual([]);
      }
      await page.goto('/connect');
      await page.getByRole('button', { name: 'チェーンを追加' }).click();
      await page.getByRole('button', { name: '接続を確かめて追加' }).click();
      await expect(page.getByText('入力してください').first()).toBeVisible();
      expect.soft(await barriers(page), 'the form with its faults').toEqual([]);
    });

    test('a running run', async ({ page, sync, world }) => {
      await world.pos.raisePrice('瓶ビール');
      await world.ordering.holdMenus('101', '102');
      const run = await world.haizen.sync();
      await page.goto(`${sync.path}/runs/${run.id}`);
      await expect(page.getByRole('region', { name: '店舗ごとの進み具合' })).toContainText('札幌すすきの店');
      expect.soft(await barriers(page)).toEqual([]);
    });
  });
}
