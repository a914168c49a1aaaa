import { expect, type Page } from '@playwright/test';
import { syncPageOn } from './fixtures/browser/sync-page.ts';
import { test } from './fixtures/browser/test.ts';

/** Releases both presses at the same moment, however long the browser takes between the clicks. */
function releaseTogether(pages: readonly Page[], url: string): Promise<unknown> {
  const together = Promise.withResolvers<undefined>();
  let waiting = 0;
  return Promise.all(
    pages.map((page) =>
      page.route(url, async (route) => {
        waiting += 1;
        if (waiting === pages.length) together.resolve(undefined);
        await together.promise;
        await route.continue();
      }),
    ),
  );
}

test('two tabs press the same button: one run, and the other tab is led to it', async ({
  complaints,
  context,
  sync,
  world,
}) => {
  complaints.expectSome(/status of 409/);
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus();
  const before = await world.haizen.newestNumber();
  const other = syncPageOn(await context.newPage(), (await world.haizen.chain()).id);
  const tabs = [sync, other];
  await Promise.all(tabs.map((tab) => tab.open()));
  await releaseTogether(
    tabs.map(({ page }) => page),
    '**/api/chains/*/sync',
  );

  await Promise.all(tabs.map((tab) => tab.syncAll.click()));

  const run = await world.haizen.newestAfter(before);
  const answers = () => Promise.all(tabs.map((tab) => tab.answer.isVisible()));
  await expect.poll(async () => (await answers()).filter(Boolean)).toHaveLength(1);
  const loser = (await sync.answer.isVisible()) ? sync : other;
  await expect(loser.answer.getByRole('heading')).toHaveText('同期はすでに始まっています');
  await expect(loser.answer).toContainText('二重には始めませんでした');
  await expect(loser.answer).toContainText(`#${run.number} の同期`);
  await expect(loser.answer.locator('[data-state="FAILED"]')).toHaveCount(0);
  await expect(loser.answer.getByRole('alert')).toHaveCount(0);
  const link = loser.answer.getByRole('link', { name: 'この同期を見る' });
  await expect(link).toHaveAttribute('href', `${sync.path}/runs/${run.id}`);
  await expect(link).toBeFocused();
  for (const tab of tabs) await expect(tab.syncAll).toHaveAccessibleName('全店舗を同期中');
  expect(await world.haizen.newestNumber()).toBe(run.number);

  await loser.page.keyboard.press('Escape');
  await expect(loser.answer).toBeHidden();
  await expect(loser.syncAll).toBeFocused();
});

test('pressed again during the run: the popover leads to the run in progress', async ({
  complaints,
  page,
  sync,
  world,
}) => {
  complaints.expectSome(/status of 409/);
  await world.pos.raisePrice('瓶ビール');
  await world.ordering.holdMenus();
  await sync.open();
  const run = await world.haizen.sync();

  await sync.syncAll.click();
  await sync.answer.getByRole('link', { name: 'この同期を見る' }).click();

  await expect(page).toHaveURL(`${sync.path}/runs/${run.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`全店舗の同期 #${run.number}`);
});
