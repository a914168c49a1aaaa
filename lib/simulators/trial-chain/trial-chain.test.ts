import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { spawnFollower } from '#lib/launch/spawn-follower.ts';
import { applySquareEdit } from '#lib/simulators/square/apply-edit.ts';
import { createCatalogStore } from '#lib/simulators/square/catalog-store.ts';
import { isPresentAt } from '#lib/simulators/square/presence.ts';
import type { ItemObject } from '#lib/simulators/square/types.ts';
import { brandId, orderingToken, posToken } from '#lib/simulators/trial.ts';
import { driftEdits } from './drift.ts';
import { runTrial } from './run-trial.ts';
import { trialAccount, trialBrand } from './trial-account.ts';

const account = trialAccount();
const items = account.objects.filter((object): object is ItemObject => object.type === 'ITEM');
const named = (name: string) => items.filter(({ item_data }) => item_data.name === name);

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'haizen-trial-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('both sides have the 24 shops, one of them closed', () => {
  const { shops } = trialBrand();
  expect(account.locations).toHaveLength(24);
  expect(shops.map(({ id }) => id)).toEqual(Array.from({ length: 24 }, (_, at) => String(101 + at)));
  for (const [at, { name, posLocationId = account.locations[at]?.id }] of shops.entries()) {
    expect([name, posLocationId]).toEqual([account.locations[at]?.name, account.locations[at]?.id]);
  }
  const closed = account.locations.filter(({ status }) => status === 'INACTIVE');
  expect(closed.map(({ name }) => name)).toEqual(['神田店']);
});

test('ids are unique, and every referenced id exists', () => {
  const ids = account.objects.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const existing = new Set([...ids, ...account.locations.map(({ id }) => id)]);
  for (const { item_data: data, present_at_location_ids: at = [], absent_at_location_ids: not = [] } of items) {
    const used = [
      ...(data.categories ?? []).map(({ id }) => id),
      ...(data.tax_ids ?? []),
      ...(data.modifier_list_info ?? []).map(({ modifier_list_id: id }) => id),
      ...at,
      ...not,
    ];
    expect(used.filter((id) => !existing.has(id))).toEqual([]);
  }
});

test('a plausible menu, shorter at the standing bar', () => {
  const soldAt = (shop: string) => {
    const id = account.locations.find(({ name }) => name === shop)?.id ?? '';
    return items.filter((item) => isPresentAt(item, id)).length;
  };
  expect(items.length).toBeGreaterThan(160);
  expect(soldAt('新宿三丁目店')).toBeGreaterThan(140);
  expect(soldAt('新橋立ち飲み店')).toBeLessThan(45);
  expect(soldAt('新橋立ち飲み店')).toBeGreaterThan(30);
});

test('contains the odd values of real catalogues', () => {
  expect(items.filter(({ item_data }) => item_data.categories?.length === 0)).toHaveLength(4);
  expect(named('おにぎり（鮭）')).toHaveLength(2);
  expect(items.some(({ item_data }) => item_data.name?.length === 255)).toBe(true);
  expect(named('名物　鶏の唐揚げ')).toHaveLength(1);
  const text = JSON.stringify(account);
  for (const odd of [
    '🍺',
    '®',
    '"sku":""',
    'VARIABLE_PRICING',
    '"is_archived":true',
    '"hidden_online":true',
    'GIFT_CARD',
  ]) {
    expect(text).toContain(odd);
  }
  for (const odd of [
    'KITCHEN_CATEGORY',
    '"category_id"',
    '"reporting_category"',
    '"modifier_type":"TEXT"',
    '_selected_modifiers":-1',
  ]) {
    expect(text).toContain(odd);
  }
  for (const odd of [
    '"hidden_online_override":"YES"',
    '"sold_out":true',
    '"sellable":false',
    '"inclusion_type":"ADDITIVE"',
  ]) {
    expect(text).toContain(odd);
  }
});

test('the drift is deterministic for a seed, small, and always valid', () => {
  const store = createCatalogStore(account, () => undefined);
  const livingItems = () =>
    store.objects().filter(({ type, is_deleted }) => type === 'ITEM' && is_deleted !== true).length;
  for (let step = 1; step <= 60; step++) {
    const edits = driftEdits(account, { seed: 1, step });
    expect(driftEdits(account, { seed: 1, step })).toEqual(edits);
    expect(edits.length).toBeGreaterThan(0);
    expect(edits.length).toBeLessThanOrEqual(7);
    for (const edit of edits) applySquareEdit(store, edit);
    expect(livingItems() - items.length).toBe(step < 3 ? 0 : 1);
  }
});

test('the state of both sides survives a restart', async () => {
  const dataFolder = await temporaryFolder();
  const options = { posPort: 0, orderingPort: 0, dataFolder, seed: 1, driftSeconds: 0 };
  const ask = async (url: string, token: string, more: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, ...(more.headers as Record<string, string>) };
    return (await fetch(url, { ...more, headers })).text();
  };
  const [dish] = named('枝豆');
  const body = JSON.stringify({ categories: [{ id: 'a', name: '冷菜', sortOrder: 0 }] });
  const headers = { 'sync-fence': '5', 'idempotency-key': 'k' };
  {
    await using trial = await runTrial(options);
    const edit = JSON.stringify({ kind: 'rename', id: dish?.id, name: '黒枝豆' });
    await fetch(`${trial.posUrl}/__control/edits`, { method: 'POST', body: edit });
    await ask(`${trial.orderingUrl}/v1/brands/${brandId}/categories`, orderingToken, { method: 'PUT', headers, body });
  }
  await using trial = await runTrial(options);
  expect(await ask(`${trial.posUrl}/v2/catalog/object/${dish?.id}`, posToken)).toContain('黒枝豆');
  const categories = `${trial.orderingUrl}/v1/brands/${brandId}/categories`;
  expect(await ask(categories, orderingToken)).toContain('冷菜');
  expect(await ask(categories, orderingToken, { headers: { 'sync-fence': '4' } })).toContain('stale-fence');
  expect(await ask(categories, orderingToken, { method: 'PUT', headers, body: '{}' })).toContain(
    'idempotency-key-reused',
  );
});

test('the process reports when it is ready, and exits cleanly on SIGTERM', async () => {
  const data = await temporaryFolder();
  const main = spawnFollower({
    args: [join(import.meta.dirname, '..', 'main.ts'), '--data', data, '--drift-seconds', '0'],
  });
  const [line] = (await once(createInterface({ input: main.stdout }), 'line')) as [string];
  const ready = JSON.parse(line) as { ready: boolean; posUrl: string; orderingUrl: string };
  expect(ready.ready).toBe(true);
  const headers = { authorization: `Bearer ${posToken}` };
  expect((await fetch(`${ready.posUrl}/v2/locations`, { headers })).status).toBe(200);

  main.kill('SIGTERM');
  const [code] = (await once(main, 'exit')) as [number | null];
  expect(code).toBe(0);
});

test('the process reports invalid arguments', async () => {
  const main = spawnFollower({ args: [join(import.meta.dirname, '..', 'main.ts'), '--pos-port', 'many'] });
  const [code] = (await once(main, 'exit')) as [number | null];
  expect(code).toBe(1);
});

test('the preset items-hidden hides much of one shop’s menu, is recognised after a restart, and restores it', async () => {
  const dataFolder = await temporaryFolder();
  const options = { posPort: 0, orderingPort: 0, dataFolder, seed: 'hidden', driftSeconds: 0 };
  const preset = async (url: string, name?: string) => {
    const put = name !== undefined && { method: 'PUT', body: JSON.stringify({ preset: name }) };
    const answer = await fetch(`${url}/__control/faults`, put || undefined);
    return ((await answer.json()) as { preset: string }).preset;
  };
  const soldAt = async (url: string, shop: string) => {
    const state = (await (await fetch(`${url}/__control/state`)).json()) as typeof account;
    const id = state.locations.find(({ name }) => name === shop)?.id ?? '';
    const sold = state.objects.filter((object): object is ItemObject => object.type === 'ITEM');
    return sold.filter((item) => isPresentAt(item, id)).length;
  };
  const before = { bar: 0, other: 0 };
  {
    await using trial = await runTrial(options);
    before.bar = await soldAt(trial.posUrl, '新橋立ち飲み店');
    before.other = await soldAt(trial.posUrl, '新宿三丁目店');
    expect(await preset(trial.posUrl, 'items-hidden')).toBe('items-hidden');
    expect(await soldAt(trial.posUrl, '新橋立ち飲み店')).toBeLessThan(before.bar * 0.65);
    expect(await soldAt(trial.posUrl, '新宿三丁目店')).toBe(before.other);
  }
  await using trial = await runTrial(options);
  expect(await preset(trial.posUrl)).toBe('items-hidden');
  expect(await preset(trial.posUrl, 'none')).toBe('none');
  expect(await soldAt(trial.posUrl, '新橋立ち飲み店')).toBe(before.bar);
});
