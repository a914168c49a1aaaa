import { expect, type Page } from '@playwright/test';
import { hardBarriers } from './fixtures/browser/barriers.ts';
import { hideItems } from './fixtures/browser/hide-items.ts';
import { pageOverflow, smallTargets } from './fixtures/browser/layout.ts';
import { test } from './fixtures/browser/test.ts';

const SHOP = '新橋立ち飲み店';
const MISTAKE = 'POSの入力ミス。店長に修正を依頼済み。';
const REASON = '焼き台の入れ替えで、今週は休止。店長に確認済み。';

const NEXT = '川崎銀柳街店';

const decision = (page: Page) => page.getByRole('region', { name: '承認または破棄' });
const heldLink = (page: Page) => page.getByRole('navigation').getByRole('link', { name: /保留中の差分/ });

test('a held shop: the reason, item by item, then approved and published', async ({ page, sync, world }) => {
  const hidden = await hideItems(world, SHOP, 0.4);
  try {
    const held = await world.haizen.finished((await world.haizen.sync([SHOP])).id);
    expect(held.counts.HELD).toBe(1);
    await sync.open();

    const row = sync.row(SHOP);
    await expect(row).toContainText(`${hidden.total}商品のうち${hidden.names.length}商品`);
    await expect(heldLink(page)).toContainText('1');
    await row.getByRole('link', { name: `${SHOP}の差分を確認` }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(SHOP);
    await expect(page.getByRole('heading', { name: '削除が多すぎるため、反映せずに止めました' })).toBeVisible();
    const changes = page.getByRole('region', { name: '差分' });
    for (const name of hidden.names) {
      await expect(
        changes
          .getByRole('row')
          .filter({ has: page.getByRole('rowheader', { name }) })
          .first(),
      ).toContainText('削除');
    }
    await expect(page.getByRole('region', { name: '安全確認' })).toContainText('削除の割合');
    expect(await hardBarriers(page)).toEqual([]);
    expect((await world.ordering.writes()).menus).toEqual([]);

    const approve = decision(page).getByRole('button', { name: '承認して反映' });
    await approve.click();
    await expect(decision(page).getByText('承認する理由を入力してください')).toBeVisible();
    await expect(decision(page).getByRole('textbox')).toBeFocused();
    await decision(page).getByRole('textbox').fill(REASON);
    await approve.click();

    await expect(page).toHaveURL(/\/runs\//);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(SHOP);
    const published = await world.haizen.finished(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    expect(published.counts.SUCCEEDED).toBe(1);
    expect(published.totals.removed).toBe(hidden.names.length);
    expect(await world.ordering.shopsWritten()).toEqual(['109']);
    await expect(heldLink(page)).toHaveText('保留中の差分');
  } finally {
    await hidden.restore();
  }
});

test('a held plan is discarded: with a reason, nothing is published, and the list is empty again', async ({
  page,
  sync,
  world,
}) => {
  const hidden = await hideItems(world, SHOP, 0.4);
  try {
    await world.haizen.finished((await world.haizen.sync([SHOP])).id);
    await sync.open();
    await heldLink(page).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('保留中の差分');
    const entry = page.getByRole('region', { name: '保留中の差分' }).getByRole('row').filter({ hasText: SHOP });
    await expect(entry).toContainText(`${hidden.names.length}商品`);
    await entry.getByRole('link', { name: `${SHOP}の差分を確認` }).click();

    await decision(page).getByRole('button', { name: '差分を破棄' }).click();
    const dialog = page.getByRole('dialog', { name: 'この差分を破棄しますか' });
    await dialog.getByRole('button', { name: '破棄する' }).click();
    await expect(dialog.getByText('破棄する理由を入力してください')).toBeVisible();
    await expect(dialog.getByRole('textbox')).toBeFocused();
    expect(await hardBarriers(page)).toEqual([]);
    await dialog.getByRole('textbox').fill(MISTAKE);
    await dialog.getByRole('button', { name: '破棄する' }).click();

    await expect(page.getByText('差分を破棄しました')).toBeVisible();
    expect(await world.haizen.shop(SHOP)).toMatchObject({ state: 'SUCCEEDED', hasHeldPlan: false });
    expect((await world.ordering.writes()).menus).toEqual([]);
    await page.goto(`${sync.path}/held`);
    await expect(page.getByText('保留中の差分はありません')).toBeVisible();
    await sync.open();
    await expect(sync.card).not.toContainText('対応が必要');

    // The POS has not changed, so the plan is held again and shows the decision.
    await world.haizen.finished((await world.haizen.sync([SHOP])).id);
    await sync
      .row(SHOP)
      .getByRole('link', { name: `${SHOP}の差分を確認` })
      .click();
    await expect(page.getByText(/この差分は、.+に一度破棄しています/)).toBeVisible();
    await expect(page.getByText(`理由：${MISTAKE}`)).toBeVisible();
  } finally {
    await hidden.restore();
  }
});

test('after a discard the next held plan is offered', async ({ page, sync, world }) => {
  const first = await hideItems(world, SHOP, 0.4);
  const second = await hideItems(world, NEXT, 0.4);
  try {
    await world.haizen.finished((await world.haizen.sync([SHOP, NEXT])).id);
    const { id } = await world.haizen.shop(SHOP);
    await page.goto(`${sync.path}/held/${id}`);
    await discardOn(page);
    await page.getByRole('link', { name: '次の差分を確認（残り1件）' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(NEXT);
    await discardOn(page);
    await expect(page.getByRole('link', { name: '同期のページへ' })).toBeVisible();
  } finally {
    await first.restore();
    await second.restore();
  }
});

test('a held plan survives a run that is stopped before reaching it, and one that could not start', async ({
  page,
  sync,
  world,
}) => {
  const hidden = await hideItems(world, SHOP, 0.4);
  try {
    await world.haizen.finished((await world.haizen.sync([SHOP])).id);
    // While the POS is being read no shop begins.
    await world.pos.setLatency({ kind: 'fixed', ms: 60_000, on: { path: '/v2/catalog/*' } });
    const run = await world.haizen.sync();
    await sync.open();
    await expect(sync.row(SHOP)).toContainText('待機中');
    await expect(sync.row(SHOP)).toContainText('前回 保留');
    await world.haizen.send('POST', `/api/runs/${run.id}/cancel`, { body: {} });
    await world.pos.setLatency(null);
    await world.haizen.finished(run.id);
    await expect(sync.row(SHOP)).toContainText('保留');
    await expect(sync.row(SHOP).getByRole('link', { name: `${SHOP}の差分を確認` })).toBeVisible();
    await expect(heldLink(page)).toContainText('1');

    await world.pos.fail({ kind: 'status', status: 401 });
    await world.haizen.finished((await world.haizen.sync()).id);
    await expect(sync.row(SHOP)).toContainText('未実施');
    await expect(sync.row(SHOP)).toContainText('前回 保留');
    await expect(sync.filter('保留')).toHaveText('保留1');
    await sync
      .row(SHOP)
      .getByRole('link', { name: `${SHOP}の差分を確認` })
      .click();
    await expect(decision(page)).toBeVisible();
  } finally {
    await world.pos.setLatency(null);
    await world.pos.recover();
    await hidden.restore();
  }
});

test('a plan that someone else has decided in the meantime: shown calmly, and nothing is published', async ({
  complaints,
  page,
  sync,
  world,
}) => {
  complaints.expectSome(/status of 409/);
  const hidden = await hideItems(world, SHOP, 0.4);
  try {
    await world.haizen.finished((await world.haizen.sync([SHOP])).id);
    const { id } = await world.haizen.shop(SHOP);
    await page.goto(`${sync.path}/held/${id}`);
    await decision(page).getByRole('textbox').fill(REASON);
    await world.haizen.discard(id);

    await decision(page).getByRole('button', { name: '承認して反映' }).click();

    await expect(page.getByText('保留中の差分はありません')).toBeVisible();
    await expect(page.getByText(/すでに承認または破棄されたか/)).toBeVisible();
    expect((await world.ordering.writes()).menus).toEqual([]);
  } finally {
    await hidden.restore();
  }
});

test('reading the POS again: a plan that is no longer dangerous is published', async ({ page, sync, world }) => {
  const hidden = await hideItems(world, SHOP, 0.4);
  try {
    await world.haizen.finished((await world.haizen.sync([SHOP])).id);
    const { id } = await world.haizen.shop(SHOP);
    await page.goto(`${sync.path}/held/${id}`);
    await expect(decision(page)).toBeVisible();
    await hidden.restore();

    await page.getByRole('button', { name: 'POSレジを読み直す' }).click();

    await expect(page.getByText('保留中の差分はありません')).toBeVisible();
    expect((await world.haizen.shop(SHOP)).state).toBe('SUCCEEDED');
  } finally {
    await hidden.restore();
  }
});

async function discardOn(page: Page): Promise<void> {
  await decision(page).getByRole('button', { name: '差分を破棄' }).click();
  const dialog = page.getByRole('dialog', { name: 'この差分を破棄しますか' });
  await dialog.getByRole('textbox').fill(MISTAKE);
  await dialog.getByRole('button', { name: '破棄する' }).click();
  await expect(page.getByText('差分を破棄しました')).toBeVisible();
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a held plan fits the screen, and its decision is one tap away', async ({ page, sync, world }) => {
    const hidden = await hideItems(world, SHOP, 0.4);
    try {
      await world.haizen.finished((await world.haizen.sync([SHOP])).id);
      await sync.open('?state=held');
      await page.getByRole('link', { name: `${SHOP}の差分を確認` }).tap();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(SHOP);
      expect(await pageOverflow(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await hardBarriers(page)).toEqual([]);

      // Measuring has scrolled down to the decision, where the link to it is hidden.
      await page.evaluate(() => scrollTo(0, 0));
      await page.getByRole('button', { name: '承認・破棄へ進む' }).tap();

      await expect(decision(page).getByRole('textbox')).toBeFocused();
      await expect(decision(page)).toBeInViewport();
    } finally {
      await hidden.restore();
    }
  });
});
