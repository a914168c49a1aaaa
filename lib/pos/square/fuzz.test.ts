import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYNC_ERROR_CODES, SyncError } from '#lib/domain/errors.ts';
import type { Menu } from '#lib/domain/master.ts';
import { oddAccount, ODD_SHOPS } from '#lib/simulators/accounts/odd-account.ts';
import { createRandom } from '#lib/simulators/server/random.ts';
import { spoil, type SpoiledRoute } from '#lib/simulators/square/spoil-answer.ts';
import { type SquareSimulator, startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { startTestUpstream, type TestUpstream } from '#lib/upstream-http/test-upstream.ts';
import { createUpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { createSquareSource } from './source.ts';
import { memoryStore } from './test-catalogue.ts';

/** 5,000 before a release; each run spoils one answer of a reading. */
const RUNS = Number(process.env.HAIZEN_FUZZ_RUNS ?? 200);
const SEED = process.env.HAIZEN_FUZZ_SEED ?? '1';
const call = { signal: new AbortController().signal };
const shop = ODD_SHOPS.station;
/** What the POS really deleted since the stored read. */
const DELETED = 'LONG';

/** Square's answers as they are, except that one route's are spoiled. */
let upstream: TestUpstream;
let simulator: SquareSimulator;
let spoiled: { readonly route: SpoiledRoute; readonly seed: string } | null = null;
let stored: Awaited<ReturnType<ReturnType<typeof memoryStore>['load']>>;
let truth: Menu;

beforeAll(async () => {
  simulator = await startSquareSimulator({ token: 't', account: oddAccount() });
  upstream = await startTestUpstream((response, { method, url, headers, body }) => {
    const path = new URL(url, 'http://pos').pathname;
    const request = { method, headers: { authorization: headers.authorization ?? '' } };
    void fetch(`${simulator.url}${url}`, { ...request, ...(body !== '' && { body }) }).then(async (answer) => {
      const text = await answer.text();
      response.setHeader('content-type', 'application/json');
      response.end(path === spoiled?.route ? spoil(text, createRandom(spoiled.seed)) : text);
    });
  });
  const store = memoryStore();
  await connect(store).openReading().readCategories(call);
  ({ stored } = store);
  simulator.edit({ kind: 'delete', id: DELETED }, { kind: 'change-price', id: 'RAMEN', amount: 900 });
  truth = (await connect(memoryStore()).openReading().readMenu(shop, call)).master;
});
afterAll(async () => {
  await upstream.close();
  await simulator.stop();
});

function connect(store: ReturnType<typeof memoryStore>) {
  const http = createUpstreamHttp({
    network: TEST_NETWORK,
    side: 'pos',
    baseUrl: upstream.url,
    gate: createGate({ limit: 4 }),
    hold: null,
    random: () => 0,
  });
  return createSquareSource({ accessToken: 't' }, http, { store });
}

/** How a reading with a spoiled answer ends; throws what must not happen. */
async function play(route: SpoiledRoute, seed: string): Promise<string> {
  const store = memoryStore();
  if (route === '/v2/catalog/search') store.stored = stored;
  spoiled = { route, seed };
  const reading = connect(store).openReading();
  try {
    await reading.readCategories(call);
    const { master, issues, kind } = await reading.readMenu(shop, call);
    await reading.readAvailability(shop, call);
    const named = new Set(issues.map(({ itemId }) => itemId));
    const shown = new Set(master.items.map(({ id }) => id));
    const missing = truth.items.map(({ id }) => id).filter((id) => !shown.has(id) && !named.has(id));
    // The answer that confirms is not the spoiled one, unless it is spoiled itself: then nothing may crash.
    const confirmed =
      missing.length > 0 && (await isConfirmed(() => reading.confirmRemovals({ kind: 'item', ids: missing }, call)));
    if (confirmed && route !== '/v2/catalog/batch-retrieve') throw new Error(`would remove ${missing.join()}`);
    await isConfirmed(() => reading.confirmRemovals({ kind: 'item', ids: ['GONE'] }, call));
    return kind;
  } catch (error) {
    return codeOf(error);
  } finally {
    spoiled = null;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof SyncError && error.code !== 'internal' && SYNC_ERROR_CODES.includes(error.code))
    return error.code;
  throw error;
}

async function isConfirmed(confirm: () => Promise<void>): Promise<boolean> {
  try {
    await confirm();
    return true;
  } catch (error) {
    codeOf(error);
    return false;
  }
}

it(`of ${RUNS} spoiled answers, each is a clear error, an issue or harmless; none crashes, none removes an item`, async () => {
  const routes = ['/v2/locations', '/v2/catalog/list', '/v2/catalog/search', '/v2/catalog/batch-retrieve'] as const;
  const ends = new Map<string, number>();
  for (let run = 0; run < RUNS; run += 1) {
    const route = routes[run % routes.length] ?? '/v2/catalog/list';
    const seed = `${SEED} ${run}`;
    const end = await play(route, seed).catch((error: unknown) => {
      throw new Error(`seed ${seed}, ${route}`, { cause: error });
    });
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  expect([...ends.keys()]).toEqual(expect.arrayContaining(['full', 'incremental', 'pos-malformed', 'pos-incomplete']));
});
