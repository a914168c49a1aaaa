import { expect } from '@playwright/test';
import { brandId, orderingToken, posToken } from '#lib/simulators/trial.ts';
import { test } from './fixtures/browser/test.ts';

test('connections: both sides of the chain, and never a token', async ({ page, world }) => {
  const sent: Promise<string>[] = [];
  page.on('response', (response) => sent.push(response.text().catch(() => '')));
  await page.goto('/connect');

  const card = page.getByRole('region', { name: '居酒屋はいぜん' });
  await expect(card).toContainText('24店舗 · 連携対象 23');
  await expect(card).toContainText(`POSレジSquare${new URL(world.pos.url).host}`);
  await expect(card).toContainText(`注文アプリoder${new URL(world.ordering.url).host}ブランド ${brandId}`);
  await card.getByRole('button', { name: '店舗を読み込み直す' }).click();
  await expect(card.getByRole('status').filter({ hasText: '24店舗を対応付けました' })).toBeVisible();

  const everything = [await page.content(), ...(await Promise.all(sent))].join('\n');
  expect(everything).toContain(brandId);
  for (const token of [posToken, orderingToken]) expect(everything).not.toContain(token);
});

test('a new chain: errors appear at their fields, and nothing is added', async ({ complaints, page, world }) => {
  complaints.expectSome(/status of (409|422)/);
  await page.goto('/connect');
  await page.getByRole('button', { name: 'チェーンを追加' }).click();
  const submit = page.getByRole('button', { name: '接続を確かめて追加' });
  const pos = page.getByRole('group', { name: 'POSレジ · Square' });
  const ordering = page.getByRole('group', { name: '注文アプリ · oder' });

  await submit.click();
  await expect(page.getByLabel('チェーン名')).toBeFocused();
  await expect(page.getByText('入力してください')).not.toHaveCount(0);

  await page.getByLabel('チェーン名').fill('もう一軒');
  await pos.getByText('その他のURL').click();
  await pos.getByLabel('URL', { exact: true }).fill(world.pos.url);
  await pos.getByLabel('アクセストークン').fill('wrong-token');
  await ordering.getByLabel('URL').fill(world.ordering.url);
  await ordering.getByLabel('ブランドID').fill(brandId);
  await ordering.getByLabel('トークン', { exact: true }).fill(orderingToken);
  await expect(pos.getByLabel('アクセストークン')).toHaveAttribute('type', 'password');
  await submit.click();
  await expect(pos.getByRole('alert')).toContainText('POSレジにサインインできません。');
  await expect(pos.getByRole('alert')).toContainText('トークンと接続先');
  await expect(ordering.getByRole('alert')).toBeHidden();

  await pos.getByLabel('アクセストークン').fill(posToken);
  await submit.click();
  await expect(page.getByRole('alert').filter({ hasText: 'このチェーンはすでに登録されています' })).toBeVisible();
  await page.getByRole('button', { name: 'キャンセル' }).click();
  await expect(page.getByRole('region', { name: 'もう一軒' })).toBeHidden();
});
