import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SyncError } from '#lib/domain/errors.ts';
import { makeAccount } from '#lib/simulators/accounts/make-account.ts';
import { createRandom } from '#lib/simulators/server/random.ts';
import type { SquareEdit } from '#lib/simulators/square/edit-schema.ts';
import { type SquareSimulator, startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import type { SquareAccount } from '#lib/simulators/square/types.ts';
import type { CatalogueStore, PosReading } from '#lib/sync/ports.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { createUpstreamHttp, type UpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { createSquareSource } from './source.ts';
import { STORED_VERSION } from './stored-catalogue.ts';
import { memoryStore } from './test-catalogue.ts';

const TOKEN = 'pos-token';
const call = { signal: new AbortController().signal };
const account = makeAccount({ shops: 3, itemsPerShop: 120 });
const [shop = ''] = account.locations.map(({ id }) => id);
const items = account.objects.filter((object) => object.type === 'ITEM');
const [first = '', second = ''] = items.map(({ id }) => id);
const onSearch = { path: '/v2/catalog/search' };

async function square(options: { account?: SquareAccount } = {}) {
  const simulator = await startSquareSimulator({ token: TOKEN, account, ...options });
  onTestFinished(simulator.stop);
  return simulator;
}

type Connecting = { store?: CatalogueStore; now?: () => number; onAnswer?: (bytes: number) => void };

function connect(simulator: SquareSimulator, { onAnswer, ...options }: Connecting = {}) {
  const http = createUpstreamHttp({
    network: TEST_NETWORK,
    side: 'pos',
    baseUrl: simulator.url,
    gate: createGate({ limit: 4 }),
    hold: null,
    random: () => 0,
  });
  const counting: UpstreamHttp = {
    ...http,
    async request(request) {
      const answer = await http.request(request);
      if (answer.ok) onAnswer?.(answer.size.bytes);
      return answer;
    },
  };
  return createSquareSource({ accessToken: TOKEN }, counting, options);
}

/** Everything that a reading gives, without how it was read. */
async function everythingOf(reading: PosReading) {
  const { kind, ...categories } = await reading.readCategories(call);
  const shops: unknown[] = [];
  for (const { id } of account.locations) {
    const { kind: menuKind, ...menu } = await reading.readMenu(id, call);
    expect(menuKind).toBe(kind);
    shops.push([id, menu, await reading.readAvailability(id, call)]);
  }
  return { kind, read: { categories, shops } };
}

/** A source whose store holds a full read of the simulator's account. */
async function known(simulator: SquareSimulator, now?: () => number) {
  const store = memoryStore();
  const source = connect(simulator, { store, ...(now && { now }) });
  expect((await source.openReading().readCategories(call)).kind).toBe('full');
  simulator.resetRecord();
  const kindNow = async (options?: { full: boolean }) => (await source.openReading(options).readCategories(call)).kind;
  return { store, source, kindNow };
}

it('after random edits, an incremental reading equals a full one, item by item', async () => {
  const random = createRandom('incremental 1');
  const simulator = await square();
  const { source, store } = await known(simulator);
  const plain = connect(simulator);
  const kinds: string[] = [];
  for (let round = 0; round < 25; round += 1) {
    const edits = Array.from({ length: random.integer(0, round % 5 === 4 ? 90 : 6) }, (_, at) =>
      editOf(simulator, random, `${round}-${at}`),
    );
    for (const edit of edits) simulator.edit(edit);
    const { kind, read } = await everythingOf(source.openReading());
    expect(read, `round ${round}: ${JSON.stringify(edits)}`).toEqual((await everythingOf(plain.openReading())).read);
    kinds.push(kind);
  }
  expect(kinds.filter((kind) => kind === 'incremental').length).toBeGreaterThan(20);
  expect(store.saves).toBeGreaterThan(1);
});

type Random = ReturnType<typeof createRandom>;

function editOf(simulator: SquareSimulator, random: Random, name: string): SquareEdit {
  const objects = simulator.account().objects;
  const ofType = <Type extends (typeof objects)[number]['type']>(type: Type) =>
    objects.filter((object): object is Extract<(typeof objects)[number], { type: Type }> => object.type === type);
  const item = random.pick(ofType('ITEM'));
  const variation = random.pick(item.item_data.variations).id;
  const list = random.pick(ofType('MODIFIER_LIST'));
  const category = random.pick(ofType('CATEGORY')).id;
  const tax = random.pick(ofType('TAX'));
  const locationId = random.pick(account.locations).id;
  const modifiers = list.modifier_list_data.modifiers ?? [];
  const modifier = random.pick(modifiers);
  const kinds: readonly (() => SquareEdit)[] = [
    () => ({ kind: 'change-price', id: variation, amount: random.integer(1, 3_000) }),
    () => ({ kind: 'change-price', id: item.id, amount: random.integer(1, 3_000), locationId }),
    () => ({ kind: 'sold-out', id: variation, locationId, soldOut: random.chance(0.7) }),
    () => ({ kind: 'rename', id: random.pick([item.id, variation, list.id, category]), name: `名前${name}` }),
    () => ({ kind: 'archive', id: item.id, archived: random.chance(0.6) }),
    () => ({ kind: 'delete', id: random.pick([item.id, variation, category, tax.id]) }),
    () => ({ kind: 'restore', id: random.pick([item.id, variation, category, tax.id]) }),
    () => ({ kind: 'add-item', id: `NEW-${name}`, name: `新${name}`, amount: 500, categoryId: category }),
    () => ({ kind: 'add-category', id: `C-${name}`, name: `類${name}`, parentId: category }),
    () => ({ kind: 'remove-category', id: category }),
    () => ({ kind: 'set-presence', id: item.id, everywhere: random.chance(0.5), presentAt: [locationId] }),
    () => ({ kind: 'delete', id: modifier.id }),
    () => ({ kind: 'restore', id: modifier.id }),
    () => ({
      kind: 'put',
      object: { ...tax, tax_data: { ...tax.tax_data, percentage: String(random.integer(1, 12)) } },
    }),
    () => ({
      kind: 'put',
      object: { ...list, modifier_list_data: { ...list.modifier_list_data, allow_quantities: random.chance(0.5) } },
    }),
  ];
  return random.pick(kinds)();
}

describe('a reading', () => {
  it('asks only for changes once the account is known, of any number of pages', async () => {
    const simulator = await square();
    const { kindNow, store, source } = await known(simulator);
    expect(await kindNow()).toBe('incremental');
    simulator.edit({ kind: 'change-price', id: first, amount: 1 });
    expect(await kindNow()).toBe('incremental');
    expect(simulator.record().byRoute).toEqual({ 'GET /v2/locations': 2, 'POST /v2/catalog/search': 2 });
    // A few changes are searched again instead of saved.
    expect(store.saves).toBe(1);

    simulator.edit(...items.map(({ id }) => ({ kind: 'change-price' as const, id, amount: 77 })));
    simulator.resetRecord();
    expect(await kindNow()).toBe('incremental');
    const pages = simulator.record().byRoute['POST /v2/catalog/search'] ?? 0;
    expect(pages).toBeGreaterThan(2);
    expect(store.saves).toBe(2);
    const again = await everythingOf(source.openReading());
    expect(simulator.record().byRoute['POST /v2/catalog/search']).toBe(pages + 1);
    expect(again.read).toEqual((await everythingOf(connect(simulator).openReading())).read);
  });

  it('is full on demand, after a day, for another merchant, and without a usable stored catalogue', async () => {
    const simulator = await square();
    let nowMs = 1_000_000;
    const { kindNow, store } = await known(simulator, () => nowMs);
    expect(await kindNow({ full: true })).toBe('full');
    nowMs += 24 * 3_600_000 - 1;
    expect(await kindNow()).toBe('incremental');
    nowMs += 1;
    expect(await kindNow()).toBe('full');
    expect(await kindNow()).toBe('incremental');

    const { stored } = store;
    if (stored === null) throw new Error('it was saved');
    for (const body of [stored.body.subarray(0, 100), stored.body.with(60, 0), new Uint8Array()]) {
      store.stored = { ...stored, body };
      expect(await kindNow()).toBe('full');
    }
    store.stored = { ...stored, version: STORED_VERSION + 1 };
    expect(await kindNow()).toBe('full');

    const locations = account.locations.map((location) => ({ ...location, merchant_id: 'OTHER' }));
    const other = connect(await square({ account: { ...account, locations } }), { store, now: () => nowMs });
    expect((await other.openReading().readCategories(call)).kind).toBe('full');
  });

  it('is full if the search gives what does not fit', async () => {
    const simulator = await square();
    const { kindNow } = await known(simulator);
    const [variation] = items.flatMap(({ item_data }) => item_data.variations);
    simulator.edit({ kind: 'change-price', id: variation?.id ?? '', amount: 5 });
    const item = `"objects":[{"type":"ITEM"`;
    for (const fault of [
      { kind: 'rewrite', find: '"latest_time"', replace: '"earliest_time"' },
      { kind: 'rewrite', find: '"latest_time":"2', replace: '"latest_time":"1' },
      { kind: 'rewrite', find: '"item_data"', replace: '"other_data"' },
      { kind: 'rewrite', find: item, replace: item.replace('ITEM', 'IMAGE') },
      { kind: 'repeat-cursor', page: 1, times: 9 },
      { kind: 'status', status: 400 },
      { kind: 'html', times: 1 },
    ] as const) {
      expect(await kindNow(), JSON.stringify(fault)).toBe('incremental');
      // The full read asks for the latest time first.
      simulator.faults.set([{ times: 1, ...fault, on: onSearch }]);
      expect(await kindNow(), JSON.stringify(fault)).toBe('full');
      simulator.faults.set([]);
      simulator.edit({ kind: 'change-price', id: variation?.id ?? '', amount: 6 });
    }
    simulator.edit({ kind: 'add-item', id: 'LOST', name: '新', amount: 1, categoryId: 'NEVER' });
    expect(await kindNow()).toBe('full');
    expect(await kindNow()).toBe('incremental');
  });

  it('fails if the search fails: a full read would fail as well', async () => {
    const simulator = await square();
    const { source } = await known(simulator);
    simulator.faults.set([{ kind: 'status', status: 401, on: onSearch }]);
    await expect(source.openReading().readCategories(call)).rejects.toMatchObject({ code: 'pos-unauthorized' });
    expect(simulator.record().byRoute['GET /v2/catalog/list']).toBeUndefined();
  });

  it('works without its store', async () => {
    const simulator = await square();
    const broken = () => Promise.reject(new Error('no disk'));
    const source = connect(simulator, { store: { load: broken, save: broken, forget: broken } });
    expect((await source.openReading().readCategories(call)).kind).toBe('full');
    expect((await source.openReading().readCategories(call)).kind).toBe('full');
  });
});

it('one changed price among 5,000 items costs at most a twentieth of the requests and bytes of a full reading', async () => {
  const simulator = await square({ account: makeAccount({ shops: 30, itemsPerShop: 5_000 }) });
  const cost = { requests: 0, bytes: 0 };
  const store = memoryStore();
  const source = connect(simulator, {
    store,
    onAnswer: (bytes) => {
      cost.requests += 1;
      cost.bytes += bytes;
    },
  });
  const costOf = async () => {
    Object.assign(cost, { requests: 0, bytes: 0 });
    const { kind } = await source.openReading().readCategories(call);
    return { kind, ...cost };
  };
  const full = await costOf();
  const [item] = simulator.account().objects.filter(({ type }) => type === 'ITEM');
  simulator.edit({ kind: 'change-price', id: item?.id ?? '', amount: 1 });
  const changed = await costOf();
  expect([full.kind, changed.kind]).toEqual(['full', 'incremental']);
  expect(changed.requests).toBeLessThanOrEqual(full.requests / 20);
  expect(changed.bytes).toBeLessThanOrEqual(full.bytes / 20);
});

describe('removals of an incremental reading', () => {
  const gone = async (reading: PosReading, ...ids: readonly string[]) =>
    reading.confirmRemovals({ kind: 'item', ids }, call).then(
      () => 'gone',
      (error: unknown) => (error instanceof SyncError ? error.code : String(error)),
    );

  it('are confirmed as those of a full one', async () => {
    const simulator = await square();
    const { source } = await known(simulator);
    simulator.edit({ kind: 'delete', id: first });
    const reading = source.openReading();
    const { master, kind } = await reading.readMenu(shop, call);
    expect([kind, master.items.some(({ id }) => id === first)]).toEqual(['incremental', false]);
    simulator.resetRecord();
    expect(await gone(reading, first)).toBe('gone');
    expect(simulator.record().byRoute).toEqual({ 'POST /v2/catalog/batch-retrieve': 1 });
  });

  it('are refused for what Square still has, and the next reading is full', async () => {
    const simulator = await square();
    const { source, store, kindNow } = await known(simulator);
    simulator.edit({ kind: 'delete', id: second });
    const reading = source.openReading();
    expect((await reading.readCategories(call)).kind).toBe('incremental');
    simulator.edit({ kind: 'restore', id: second });
    expect(await gone(reading, second)).toBe('pos-incomplete');
    expect(store.stored).toBeNull();
    expect(await kindNow()).toBe('full');
  });
});

it('a full reading that lacked a page is not built on once Square contradicts it', async () => {
  const simulator = await square();
  const store = memoryStore();
  const source = connect(simulator, { store });
  const { master: before } = await source.openReading({ full: true }).readMenu(shop, call);
  simulator.faults.set([{ kind: 'missing-page', page: -1, on: { path: '/v2/catalog/list' } }]);
  const reading = source.openReading({ full: true });
  const shown = new Set((await reading.readMenu(shop, call)).master.items.map(({ id }) => id));
  const ids = before.items.map(({ id }) => id).filter((id) => !shown.has(id));
  expect(ids.length).toBeGreaterThan(0);
  simulator.faults.set([]);
  await expect(reading.confirmRemovals({ kind: 'item', ids }, call)).rejects.toMatchObject({ code: 'pos-incomplete' });
  expect((await source.openReading().readMenu(shop, call)).master).toEqual(before);
});

it('an account whose search is refused is read in full each time', async () => {
  const simulator = await square();
  simulator.faults.set([{ kind: 'status', status: 403, on: onSearch }]);
  const store = memoryStore();
  const source = connect(simulator, { store });
  await expect(source.openReading().readCategories(call)).rejects.toMatchObject({ code: 'pos-unauthorized' });
  simulator.faults.set([{ kind: 'status', status: 404, on: onSearch }]);
  expect((await source.openReading().readCategories(call)).kind).toBe('full');
  expect(store.stored).toBeNull();
});

it('a change of what is kept of an object changes the version of the stored form', async () => {
  const schema = await readFile(new URL('schema.ts', import.meta.url), 'utf8');
  const kept = schema.slice(0, schema.indexOf('const sightingSchema'));
  // Another hash: increase STORED_VERSION if other fields are kept, then note the new pair here.
  expect([STORED_VERSION, createHash('sha256').update(kept).digest('hex').slice(0, 12)]).toEqual([1, 'aba1d662f12f']);
});
