import { expect } from '@playwright/test';
import { SIGNATURE_HEADER, squareSignature } from '#lib/pos/square/webhook-signature.ts';
import { posToken } from '#lib/simulators/trial.ts';
import { test } from './fixtures/browser/test.ts';

test('a rejected token: its error links to the form that renews it, and an invalid one is not saved', async ({
  complaints,
  page,
  sync,
  world,
}) => {
  complaints.expectSome(/status of 422/);
  await world.pos.fail({ kind: 'status', status: 401 });
  const failed = await world.haizen.finished((await world.haizen.sync(['札幌すすきの店'])).id);
  await world.pos.recover();
  await page.goto(`${sync.path}/runs/${failed.id}`);
  await page.getByRole('link', { name: '接続を開く' }).click();

  const form = page.getByRole('form', { name: 'POSレジの接続を変更' });
  await expect(form.getByLabel('新しいトークン')).toBeFocused();
  await form.getByRole('button', { name: '接続を確かめて保存' }).click();
  await expect(form).toContainText('新しいトークンを入力するか、URLを変更してください');

  // The saved token was entered for another address.
  const url = form.getByLabel('URL');
  const address = await url.inputValue();
  await url.fill(`${address}/v2`);
  await form.getByRole('button', { name: '接続を確かめて保存' }).click();
  await expect(form).toContainText('新しい接続先のトークンを入力してください');
  await url.fill(address);

  await form.getByLabel('新しいトークン').fill('wrong-token');
  await form.getByRole('button', { name: '接続を確かめて保存' }).click();
  await expect(form.getByRole('alert')).toContainText('POSレジにサインインできません。');
  await expect(form.getByRole('alert')).toContainText('何も保存していません。');

  await form.getByLabel('新しいトークン').fill(posToken);
  await form.getByRole('button', { name: '接続を確かめて保存' }).click();
  await expect(form).toBeHidden();
});

test('limits and safety checks of a chain: changed, rejected if out of bounds, and reset to the defaults', async ({
  page,
}) => {
  await page.goto('/connect');
  const card = page.getByRole('region', { name: '居酒屋はいぜん' });
  await card.getByRole('button', { name: '負荷の上限を変更' }).click();
  const limits = card.getByRole('form', { name: '負荷の上限' });
  await limits.getByLabel('同時に進める店舗').fill('65');
  await limits.getByRole('button', { name: '保存' }).click();
  await expect(limits).toContainText('1から64までの数を入力してください');
  await limits.getByLabel('同時に進める店舗').fill('3');
  await limits.getByRole('button', { name: '保存' }).click();
  await expect(card).toContainText('店舗 3 · ');
  await card.getByRole('button', { name: '負荷の上限を変更' }).click();
  await limits.getByLabel('同時に進める店舗').fill('4');
  await limits.getByRole('button', { name: '保存' }).click();
  await expect(card).toContainText('店舗 4 · ');

  await card.getByRole('button', { name: '安全確認の基準を変更' }).click();
  const guard = card.getByRole('form', { name: '安全確認の基準' });
  const removed = guard.getByRole('group', { name: '商品の削除' }).getByLabel('保留する割合');
  await removed.fill('0');
  await guard.getByRole('button', { name: '保存' }).click();
  await expect(guard).toContainText('1から100までの数を入力してください');
  await removed.fill('45');
  await guard.getByRole('button', { name: '保存' }).click();
  await expect(card).toContainText('商品の削除 45%');
  await expect(card).toContainText('初期値から1項目を変更');
  await card.getByRole('button', { name: '安全確認の基準を変更' }).click();
  await guard.getByRole('button', { name: 'すべて初期値に戻す' }).click();
  await expect(card).toContainText('初期値のまま');
});

test('webhooks: the URL, the key and the automatic sync; what Square reports is shown', async ({
  page,
  complaints,
}) => {
  complaints.expectSome(/status of 403/);
  await page.goto('/connect');
  const card = page.getByRole('region', { name: '居酒屋はいぜん' });
  await expect(card).toContainText('署名キーを登録するまで、通知を受け付けません。');
  const url = (await card.locator('code').textContent()) ?? '';
  const send = (id: string, type: string, key = 'the-key') => {
    const body = JSON.stringify({ event_id: id, type });
    const signature = squareSignature({ key, url, body: Buffer.from(body) });
    const headers = { 'content-type': 'application/json', [SIGNATURE_HEADER]: signature };
    return page.request.post(new URL(url).pathname, { headers, data: body });
  };

  await card.getByRole('button', { name: 'Webhookの設定を変更' }).click();
  const form = card.getByRole('form', { name: 'Webhookの設定' });
  await form.getByLabel('署名キー（Signature key）').fill('the-key');
  await form.getByLabel('商品が変わったら、全店舗を自動で同期する').check();
  await form.getByRole('button', { name: '保存' }).click();
  await expect(card).toContainText('SquareのWebhook：商品が変わると自動で同期');
  await expect(card).toContainText('通知はまだ届いていません。');

  expect((await send('spec-1', 'location.updated')).status()).toBe(200);
  expect((await send('spec-2', 'oauth.authorization.revoked')).status()).toBe(200);
  expect((await send('spec-3', 'location.updated', 'another-key')).status()).toBe(403);
  await page.reload();
  await expect(card).toContainText('oauth.authorization.revoked（署名は有効）');
  await expect(card).toContainText('署名が正しくない通知');
  await expect(card).toContainText('POSレジで店舗が変わりました。');
  await expect(card.getByRole('alert')).toContainText('POSレジとの連携が、POSレジ側で取り消されました。');

  await card.getByRole('button', { name: '店舗を読み込み直す' }).click();
  await expect(card.getByRole('alert')).toBeHidden();
  await expect(card).not.toContainText('POSレジで店舗が変わりました。');
  await card.getByRole('button', { name: 'Webhookの設定を変更' }).click();
  await form.getByLabel('商品が変わったら、全店舗を自動で同期する').uncheck();
  await form.getByRole('button', { name: '保存' }).click();
  await expect(card).toContainText('SquareのWebhook：記録のみ');
  await card.getByRole('button', { name: 'Webhookの設定を変更' }).click();
  await form.getByRole('button', { name: '署名キーを削除' }).click();
  await expect(form).toBeHidden();
});
