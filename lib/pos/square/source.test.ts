import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SyncError } from '#lib/domain/errors.ts';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import type { Fault } from '#lib/simulators/server/fault.ts';
import {
  type SquareSimulator,
  type SquareSimulatorOptions,
  startSquareSimulator,
} from '#lib/simulators/square/start-square-simulator.ts';
import type { PosReading } from '#lib/sync/ports.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { createUpstreamHttp, type UpstreamHttpOptions } from '#lib/upstream-http/upstream-http.ts';
import { createSquareSource } from './source.ts';

const TOKEN = 'pos-token';
const never = new AbortController().signal;
const call = { signal: never };
/** 11 categories, a tax, an option list and 284 items: three pages of the catalogue. */
const account = makeAccount({ shops: 4, itemsPerShop: 280 });
const [shop = '', other = ''] = account.locations.map(({ id }) => id);

async function square(options: Partial<SquareSimulatorOptions> = {}) {
  const simulator = await startSquareSimulator({ token: TOKEN, account, ...options });
  onTestFinished(simulator.stop);
  return simulator;
}

type Connecting = Partial<UpstreamHttpOptions> & { accessToken?: string; now?: () => number };

function connect(simulator: SquareSimulator, { accessToken = TOKEN, now, ...httpOptions }: Connecting = {}) {
  const gate = createGate({ limit: 4 });
  const http = createUpstreamHttp({
    network: TEST_NETWORK,
    side: 'pos',
    baseUrl: simulator.url,
    gate,
    hold: null,
    random: () => 0,
    ...httpOptions,
  });
  return createSquareSource({ accessToken }, http, { ...(now && { now }) });
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  return error instanceof SyncError ? error.code : String(error);
}

const requests = (simulator: SquareSimulator) => simulator.record().byRoute;
const listPages = (simulator: SquareSimulator) => requests(simulator)['GET /v2/catalog/list'];
const onList = { path: '/v2/catalog/list' };

describe('a reading', () => {
  it('knows the number of items of each location once it has read the categories', async () => {
    const [, item] = account.objects.filter(({ type }) => type === 'ITEM');
    const [, , third = '', fourth = ''] = account.locations.map(({ id }) => id);
    const objects = account.objects.map((object) =>
      object === item ? { ...object, present_at_all_locations: true, absent_at_location_ids: [shop] } : object,
    );
    const reading = connect(await square({ account: { ...account, objects } })).openReading();
    expect(reading.itemCount?.(shop)).toBeNull();
    await reading.readCategories(call);
    for (const location of [shop, other, third, fourth]) {
      const { master } = await reading.readMenu(location, call);
      expect(reading.itemCount?.(location)).toBe(master.items.length);
    }
    const counts = [shop, other].map((location) => reading.itemCount?.(location));
    expect(counts).toEqual([279, 280]);
  });

  it('requests the catalogue and the locations once for any number of concurrent shops', async () => {
    const simulator = await square();
    const reading = connect(simulator).openReading();
    const [categories, ...menus] = await Promise.all([
      reading.readCategories(call),
      ...account.locations.map(({ id }) => reading.readMenu(id, call)),
    ]);
    expect(categories.master).toHaveLength(11);
    expect(menus.map(({ master }) => master.items.length)).toEqual([280, 280, 280, 280]);
    expect(requests(simulator)).toEqual({ 'GET /v2/locations': 1, 'GET /v2/catalog/list': 4 });
    expect(simulator.record().requests[0]?.path).not.toContain(TOKEN);
  });

  it('is unaffected by later changes to the account; the next reading sees them', async () => {
    const simulator = await square();
    const source = connect(simulator);
    const reading = source.openReading();
    const before = await reading.readMenu(shop, call);
    const [first] = before.master.items;
    simulator.edit({ kind: 'change-price', id: first?.variants[0]?.id ?? '', amount: 4321 });
    expect(await reading.readMenu(shop, call)).toEqual(before);
    const after = await source.openReading().readMenu(shop, call);
    expect(after.master.items.find(({ id }) => id === first?.id)?.variants[0]?.price).toBe(4321);
  });

  it('reports that it has processed all items', async () => {
    const reading = connect(await square()).openReading();
    const reported: object[] = [];
    await reading.readMenu(shop, { ...call, onProgress: (progress) => void reported.push(progress) });
    expect(reported).toEqual([{ done: 280, total: 280 }]);
  });

  it('rejects shops that Square lacks or has closed', async () => {
    const simulator = await square();
    simulator.edit({ kind: 'change-location', id: other, status: 'INACTIVE' });
    const source = connect(simulator);
    const reading = source.openReading();
    expect(await codeOf(reading.readMenu('LNOWHERE', call))).toBe('pos-shop-unknown');
    expect(await codeOf(reading.readMenu(other, call))).toBe('pos-shop-unknown');
    const locations = await source.listLocations(call);
    expect(locations.find(({ id }) => id === other)).toMatchObject({
      active: false,
      timeZone: 'Asia/Tokyo',
      currency: 'JPY',
    });
  });

  it('shares a failure, and lets a caller abort without affecting the others', async () => {
    const simulator = await square({ latency: { kind: 'fixed', ms: 100 } });
    const reading = connect(simulator).openReading();
    const leaving = new AbortController();
    const left = reading.readCategories({ signal: leaving.signal });
    const stays = reading.readCategories(call);
    await expect.poll(() => simulator.record().inFlight).toBe(1);
    leaving.abort(new Error('this one only'));
    await expect(left).rejects.toThrow('this one only');
    expect((await stays).master).toHaveLength(11);

    simulator.faults.set([{ kind: 'html', on: onList }]);
    simulator.resetRecord();
    const failing = connect(simulator).openReading();
    const codes = await Promise.all([failing.readCategories(call), failing.readMenu(shop, call)].map(codeOf));
    expect([...codes, await codeOf(failing.readMenu(other, call))]).toEqual([
      'pos-malformed',
      'pos-malformed',
      'pos-malformed',
    ]);
    expect(listPages(simulator)).toBe(1);
  });

  it('stops when the last caller aborts, and starts again for the next', async () => {
    const simulator = await square({ latency: { kind: 'fixed', ms: 100 } });
    const reading = connect(simulator).openReading();
    const leaving = new AbortController();
    const left = reading.readCategories({ signal: leaving.signal });
    await expect.poll(() => simulator.record().inFlight).toBe(1);
    leaving.abort(new Error('nobody'));
    await expect(left).rejects.toThrow('nobody');
    await expect.poll(() => simulator.record().byStatus).toEqual({ 'client-gone': 1 });
    expect((await reading.readCategories(call)).master).toHaveLength(11);
  });
});

describe('a page', () => {
  const menuWith = async (...faults: readonly Fault[]) => {
    const simulator = await square();
    simulator.faults.set(faults);
    return connect(simulator).openReading().readMenu(shop, call);
  };

  it('that comes twice changes nothing', async () => {
    const whole = await menuWith();
    for (const page of [1, 2, -1]) expect(await menuWith({ kind: 'duplicate-page', page, on: onList })).toEqual(whole);
  });

  it('whose cursor leads back makes the reading incomplete', async () => {
    expect(await codeOf(menuWith({ kind: 'repeat-cursor', page: 2, on: onList }))).toBe('pos-incomplete');
  });

  it('that is lost is detected by references to its objects', async () => {
    for (const kind of ['missing-page', 'empty-page'] as const) {
      expect(await codeOf(menuWith({ kind, page: 1, on: onList }))).toBe('pos-incomplete');
    }
  });

  it('that held only items is detected before they are removed', async () => {
    const simulator = await square();
    const source = connect(simulator);
    const published = (await source.openReading().readMenu(shop, call)).master.items.map(({ id }) => id);
    for (const page of [2, -1]) {
      simulator.faults.set([{ kind: 'missing-page', page, on: onList }]);
      const reading = source.openReading();
      const shown = new Set((await reading.readMenu(shop, call)).master.items.map(({ id }) => id));
      const ids = published.filter((id) => !shown.has(id));
      expect(ids.length).toBeGreaterThan(0);
      expect(await codeOf(reading.confirmRemovals({ kind: 'item', ids }, call))).toBe('pos-incomplete');
    }
  });
});

describe('an answer', () => {
  const spoiled: readonly [Fault, string][] = [
    [{ kind: 'html' }, 'pos-malformed'],
    [{ kind: 'empty' }, 'pos-incomplete'],
    [{ kind: 'half-body', ending: 'cut' }, 'pos-incomplete'],
    [{ kind: 'half-body', ending: 'clean' }, 'pos-incomplete'],
    [{ kind: 'reset' }, 'pos-unreachable'],
    [{ kind: 'timeout' }, 'pos-unreachable'],
    [{ kind: 'drip', durationMs: 5_000 }, 'pos-unreachable'],
    [{ kind: 'status', status: 500 }, 'pos-failed'],
    [{ kind: 'status', status: 429 }, 'pos-busy'],
    [{ kind: 'status', status: 403 }, 'pos-unauthorized'],
    [{ kind: 'status', status: 400 }, 'pos-failed'],
    [{ kind: 'currency', currency: 'USD' }, 'pos-wrong-currency'],
    [{ kind: 'rewrite', find: '"item_data"', replace: '"other_data"' }, 'pos-malformed'],
    [{ kind: 'rewrite', find: '"amount":', replace: '"amount":0.5,"was":' }, 'pos-malformed'],
    [
      {
        kind: 'answer',
        status: 200,
        body: '{"errors":[{"category":"API_ERROR","code":"X"}]}',
        headers: { 'content-type': 'application/json' },
      },
      'pos-failed',
    ],
  ];
  for (const [fault, code] of spoiled) {
    it(`spoiled by ${JSON.stringify(fault)} is ${code}, never a menu`, async () => {
      const simulator = await square();
      simulator.faults.set([{ ...fault, on: onList, from: 2 }]);
      const reading = connect(simulator, { timeoutMs: 200 }).openReading();
      expect(await codeOf(reading.readMenu(shop, call))).toBe(code);
    });
  }

  it('to a wrong token is final, and a good token is accepted', async () => {
    const simulator = await square();
    expect(await codeOf(connect(simulator, { accessToken: 'wrong' }).checkConnection(call))).toBe('pos-unauthorized');
    await connect(simulator).checkConnection(call);
    expect(requests(simulator)).toEqual({ 'GET /v2/locations': 2 });
  });

  it('that fails once is retried without a trace', async () => {
    const simulator = await square();
    const whole = await connect(simulator).openReading().readMenu(shop, call);
    simulator.faults.set([
      { kind: 'reset', on: onList, times: 1 },
      { kind: 'status', status: 503, on: onList, from: 2, times: 1 },
    ]);
    expect(await connect(simulator).openReading().readMenu(shop, call)).toEqual(whole);
  });

  it('of 429 with Retry-After delays all requests until it has passed', async () => {
    for (const retryAfterAs of ['seconds', 'date'] as const) {
      const simulator = await square();
      simulator.faults.set([{ kind: 'status', status: 429, retryAfterSeconds: 2, retryAfterAs, times: 1 }]);
      const gate = createGate({ limit: 4 });
      const source = connect(simulator, { gate });
      const first = source.checkConnection(call);
      // What is on its way when the 429 arrives can't be delayed any more.
      await vi.waitUntil(() => gate.load().closedUntilMs !== null, { timeout: 60_000, interval: 10 });
      await Promise.all([first, source.openReading().readMenu(shop, call), source.listLocations(call)]);
      expect(simulator.record()).toMatchObject({ duringRetryAfter: 0, byStatus: { 429: 1 } });
    }
  });
});

describe('removals', () => {
  async function readingOf(simulator: SquareSimulator): Promise<PosReading> {
    const reading = connect(simulator).openReading();
    await reading.readCategories(call);
    simulator.resetRecord();
    return reading;
  }
  const [first = '', second = '', third = ''] = account.objects
    .filter(({ type }) => type === 'ITEM')
    .map(({ id }) => id);
  const confirm = (reading: PosReading, kind: 'item' | 'category', ...ids: string[]) =>
    codeOf(reading.confirmRemovals({ kind, ids }, call));
  const batchRequests = (simulator: SquareSimulator) => requests(simulator)['POST /v2/catalog/batch-retrieve'] ?? 0;
  const onRetrieve = { path: '/v2/catalog/batch-retrieve' };
  /** Makes Square return nothing for any id. */
  const forgetsAll: Fault = {
    kind: 'answer',
    status: 200,
    body: '{}',
    headers: { 'content-type': 'application/json' },
    on: onRetrieve,
  };

  it('of items still in the catalogue need no lookup: archived, or not at this shop', async () => {
    const simulator = await square();
    simulator.edit({ kind: 'archive', id: first }, { kind: 'set-presence', id: second, everywhere: false });
    const reading = await readingOf(simulator);
    expect(await confirm(reading, 'item', first, second)).toBe('no error');
    expect(batchRequests(simulator)).toBe(0);
  });

  it('of deleted items are confirmed by Square', async () => {
    const simulator = await square();
    simulator.edit({ kind: 'delete', id: first });
    const reading = await readingOf(simulator);
    expect(await confirm(reading, 'item', first)).toBe('no error');
    expect(batchRequests(simulator)).toBe(1);
    expect(listPages(simulator)).toBeUndefined();
  });

  it('of items unknown to Square are confirmed by one second reading for all', async () => {
    const simulator = await square();
    simulator.edit({ kind: 'delete', id: first });
    const reading = await readingOf(simulator);
    simulator.faults.set([forgetsAll]);
    await Promise.all([confirm(reading, 'item', first), confirm(reading, 'item', first, 'NEVER')]);
    expect(await confirm(reading, 'category', 'NEVER2')).toBe('no error');
    expect(listPages(simulator)).toBe(4);
  });

  it('are refused if the second reading has the items, or fewer objects than the first', async () => {
    const lostPage: Fault = { kind: 'missing-page', page: -1, on: onList };
    const simulator = await square();
    simulator.faults.set([lostPage]);
    const reading = await readingOf(simulator);
    const shown = new Set((await reading.readMenu(shop, call)).master.items.map(({ id }) => id));
    const lost = account.objects.filter(({ id, type }) => type === 'ITEM' && !shown.has(id)).map(({ id }) => id);
    expect(lost.length).toBeGreaterThan(0);
    simulator.faults.set([forgetsAll]);
    expect(await confirm(reading, 'item', ...lost)).toBe('pos-incomplete');

    const whole = connect(simulator).openReading();
    await whole.readCategories(call);
    simulator.faults.set([forgetsAll, lostPage]);
    expect(await confirm(whole, 'item', 'NEVER')).toBe('pos-incomplete');
    const other = connect(simulator).openReading();
    simulator.faults.set([]);
    await other.readCategories(call);
    simulator.faults.set([forgetsAll, { ...forgetsAll, on: onList }]);
    expect(await confirm(other, 'item', 'NEVER')).toBe('pos-incomplete');
  });

  it('are allowed if the second reading shows the items archived', async () => {
    const simulator = await square();
    simulator.edit({ kind: 'delete', id: first });
    const reading = await readingOf(simulator);
    simulator.edit({ kind: 'restore', id: first }, { kind: 'archive', id: first });
    simulator.faults.set([forgetsAll]);
    expect(await confirm(reading, 'item', first)).toBe('no error');
  });

  it('are looked up once for all shops of the reading', async () => {
    const simulator = await square();
    simulator.edit({ kind: 'delete', id: first }, { kind: 'delete', id: second });
    const reading = await readingOf(simulator);
    await Promise.all(Array.from({ length: 50 }, () => confirm(reading, 'item', first, second)));
    await confirm(reading, 'item', second);
    expect(batchRequests(simulator)).toBe(1);
    await confirm(reading, 'item', second, 'NEVER');
    expect(batchRequests(simulator)).toBe(2);
  });

  it('of more than a thousand items are looked up in batches', async () => {
    const simulator = await square();
    const reading = await readingOf(simulator);
    expect(await confirm(reading, 'item', ...Array.from({ length: 2_001 }, (_, index) => `GONE${index}`))).toBe(
      'no error',
    );
    expect(batchRequests(simulator)).toBe(3);
  });

  it('of items or categories that Square still has are refused; items archived since then are allowed', async () => {
    const simulator = await square();
    simulator.edit({ kind: 'delete', id: first }, { kind: 'delete', id: second }, { kind: 'delete', id: third });
    const reading = await readingOf(simulator);
    simulator.edit(
      { kind: 'restore', id: first },
      { kind: 'restore', id: third },
      { kind: 'archive', id: third },
      { kind: 'add-category', id: 'NEWC', name: '新' },
    );
    expect(await confirm(reading, 'item', second, first)).toBe('pos-incomplete');
    expect(await confirm(reading, 'category', 'NEWC')).toBe('pos-incomplete');
    expect(await confirm(reading, 'item', third)).toBe('no error');
    // An item's id counts as gone even if an object of another type has it.
    expect(await confirm(reading, 'item', 'NEWC')).toBe('no error');
  });

  it('can be looked up again after a failed lookup', async () => {
    const simulator = await square();
    const reading = await readingOf(simulator);
    simulator.faults.set([{ kind: 'html', on: onRetrieve, times: 1 }]);
    expect(await confirm(reading, 'item', 'GONE')).toBe('pos-malformed');
    expect(await confirm(reading, 'item', 'GONE')).toBe('no error');
  });
});

it('a dangling reference becomes an issue after one lookup', async () => {
  const simulator = await square();
  const [category] = account.objects.filter(({ type }) => type === 'CATEGORY');
  const [tax] = account.objects.filter(({ type }) => type === 'TAX');
  simulator.edit({ kind: 'delete', id: category?.id ?? '' }, { kind: 'delete', id: tax?.id ?? '' });
  const { issues } = await connect(simulator).openReading().readMenu(shop, call);
  expect(new Set(issues.map(({ code }) => code))).toEqual(
    new Set(['unknown-tax', 'unknown-category', 'uncategorised']),
  );
  expect(requests(simulator)).toMatchObject({ 'POST /v2/catalog/batch-retrieve': 1, 'GET /v2/catalog/list': 4 });
});

it('a dangling reference unknown to Square triggers a second reading', async () => {
  const simulator = await square();
  simulator.edit({ kind: 'add-item', id: 'NEW', name: '新', amount: 500, categoryId: 'NEVER' });
  const { issues } = await connect(simulator).openReading().readMenu(shop, call);
  expect(issues.map(({ code }) => code)).toEqual(['unknown-category', 'uncategorised']);
  expect(requests(simulator)).toMatchObject({ 'POST /v2/catalog/batch-retrieve': 1, 'GET /v2/catalog/list': 8 });
});

it('a version is asked for that has nested lists', async () => {
  const lists = account.objects.filter((object) => object.type === 'MODIFIER_LIST');
  const [list] = lists;
  if (list?.type !== 'MODIFIER_LIST') throw new Error('the account has a list');
  const { modifiers = [], ...data } = list.modifier_list_data;
  const inside = { ...list, id: 'INSIDE', modifier_list_data: { ...data, modifiers: modifiers.slice(0, 1) } };
  const leading = modifiers.map((modifier) => ({
    ...modifier,
    modifier_data: { ...modifier.modifier_data, child_modifier_list_ids: ['INSIDE'] },
  }));
  const simulator = await square();
  simulator.edit(
    { kind: 'put', object: inside },
    { kind: 'put', object: { ...list, modifier_list_data: { ...data, modifiers: leading } } },
  );
  const { master, issues } = await connect(simulator).openReading().readMenu(shop, call);
  const group = master.optionGroups.find(({ id }) => id === list.id);
  expect(group?.options.map(({ optionGroupIds }) => optionGroupIds)).toEqual(modifiers.map(() => ['INSIDE']));
  expect(issues).toEqual([]);
});

describe('menus', () => {
  const menu = (id: string, name: string, parent?: { id: string; ordinal: number }) => ({
    kind: 'put' as const,
    object: {
      type: 'CATEGORY' as const,
      id,
      version: 1,
      updated_at: '',
      category_data: { name, category_type: 'MENU_CATEGORY' as const, ...(parent && { parent_category: parent }) },
    },
  });

  it('can be listed and chosen; one that was deleted since then fails the reading', async () => {
    const simulator = await square();
    const source = connect(simulator);
    expect(await source.listMenus(call)).toEqual([]);
    simulator.edit(
      menu('M', '昼'),
      menu('S2', '麺', { id: 'M', ordinal: 2 }),
      menu('S1', '丼', { id: 'M', ordinal: 1 }),
      menu('N', '夜'),
    );
    expect(await source.listMenus(call)).toEqual([
      { id: 'M', name: '昼', sections: ['丼', '麺'] },
      { id: 'N', name: '夜', sections: [] },
    ]);
    const chosen = { categories: { kind: 'menu', menuId: 'M' } } as const;
    const { master } = await source.openReading(chosen).readCategories(call);
    expect(master.map(({ id }) => id)).toEqual(['S1', 'S2']);
    expect((await source.openReading().readCategories(call)).master).toHaveLength(11);
    simulator.edit({ kind: 'delete', id: 'M' });
    expect(await codeOf(source.openReading(chosen).readCategories(call))).toBe('pos-menu-unknown');
  });
});

describe('measurement units', () => {
  const [item] = account.objects.filter((object) => object.type === 'ITEM' && object.item_data.variations.length === 1);
  const at = { version: 1, updated_at: '2026-11-01T00:00:00.000Z' };
  const unit = (weight_unit?: string) => ({
    ...at,
    type: 'MEASUREMENT_UNIT' as const,
    id: 'UNIT',
    measurement_unit_data: {
      measurement_unit:
        weight_unit === undefined
          ? { type: 'TYPE_CUSTOM', custom_unit: { name: '皿', abbreviation: '皿' } }
          : { type: 'TYPE_WEIGHT', weight_unit },
    },
  });
  async function readWith(own: ReturnType<typeof unit>) {
    if (item?.type !== 'ITEM') throw new Error('the trial has such an item');
    const variations = item.item_data.variations.map((variation) => ({
      ...variation,
      item_variation_data: { ...variation.item_variation_data, measurement_unit_id: 'UNIT' },
    }));
    const simulator = await square();
    simulator.edit(
      { kind: 'put', object: own },
      {
        kind: 'put',
        object: { ...item, present_at_all_locations: true, item_data: { ...item.item_data, variations } },
      },
    );
    const { master, issues } = await connect(simulator).openReading().readMenu(shop, call);
    const codes = issues.filter(({ itemId }) => itemId === item.id).map(({ code }) => code);
    return { isPublished: master.items.some(({ id }) => id === item.id), codes };
  }

  it('are read with the catalogue and decide whether an item can be ordered by the piece', async () => {
    expect(await readWith(unit())).toMatchObject({ isPublished: true });
    expect(await readWith(unit('METRIC_GRAM'))).toEqual({ isPublished: false, codes: ['item-sold-by-measure'] });
  });
});

describe('availability', () => {
  const [item] = account.objects.filter((object) => object.type === 'ITEM');
  const sold = item?.type === 'ITEM' ? (item.item_data.variations[0]?.id ?? '') : '';

  it('is read with the menu, without further requests, and ends by the clock', async () => {
    const simulator = await square();
    const until = '2026-12-01T00:00:00.000Z';
    simulator.edit({ kind: 'sold-out', id: sold, locationId: shop, until });
    let nowMs = Date.parse(until) - 1;
    const reading = connect(simulator, { now: () => nowMs }).openReading();
    const { master } = await reading.readMenu(shop, call);
    const before = simulator.record().total;
    expect(master.items.some(({ variants }) => variants.some(({ id }) => id === sold))).toBe(true);
    expect(await reading.readAvailability(shop, call)).toEqual({ variants: [{ id: sold, until }], options: [] });
    expect(await reading.readAvailability(other, call)).toEqual({ variants: [], options: [] });
    nowMs += 1;
    expect(await reading.readAvailability(shop, call)).toEqual({ variants: [], options: [] });
    expect(simulator.record().total).toBe(before);
    expect(await codeOf(reading.readAvailability('LNOWHERE', call))).toBe('pos-shop-unknown');

    simulator.edit({ kind: 'sold-out', id: sold, locationId: shop, soldOut: false });
    expect(await connect(simulator).openReading().readAvailability(shop, call)).toEqual({ variants: [], options: [] });
  });
});
