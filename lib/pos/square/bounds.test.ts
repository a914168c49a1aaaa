import { expect, it, onTestFinished } from 'vitest';
import { createGate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { sendJson, startTestUpstream } from '#lib/upstream-http/test-upstream.ts';
import { createUpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { indexCatalogue } from './catalogue.ts';
import { categoriesOf } from './categories.ts';
import { menuFor } from './menu.ts';
import { createSquareSource } from './source.ts';
import { atOnce, category, item, list, modifier, parsed } from './test-catalogue.ts';

const call = { signal: new AbortController().signal };
const tooMuch = (bound: string) =>
  expect.objectContaining({ code: 'pos-malformed', detail: expect.objectContaining({ bound }) });

/** A POS without locations, whose catalogue's pages are made by number; what it was asked for. */
async function readCategories(page: (number: number) => object) {
  const asked: string[] = [];
  const upstream = await startTestUpstream((response, { url }) => {
    const { pathname } = new URL(url, 'http://pos');
    asked.push(pathname);
    const pages = asked.filter((path) => path === '/v2/catalog/list').length;
    sendJson(response, pathname === '/v2/locations' ? {} : page(pages));
  });
  onTestFinished(upstream.close);
  const http = createUpstreamHttp({
    network: TEST_NETWORK,
    side: 'pos',
    baseUrl: upstream.url,
    gate: createGate({ limit: 4 }),
    hold: null,
  });
  const reading = createSquareSource({ accessToken: 'token' }, http).openReading();
  const error: unknown = await reading.readCategories(call).catch((reason: unknown) => reason);
  return { error, count: (path: string) => asked.filter((one) => one === path).length };
}

it('pages that bring nothing new end the read, whatever their cursors say', async () => {
  const objects = [category('C')];
  const { error, count } = await readCategories((page) => ({ objects, cursor: `c${page}` }));
  expect(error).toEqual(tooMuch('repeated-pages'));
  expect(count('/v2/catalog/list')).toBe(5);
});

it('thousands of references to nothing are not asked about', async () => {
  const taxIds = (at: number) => Array.from({ length: 300 }, (_, index) => `T${at}-${index}`);
  const objects = Array.from({ length: 40 }, (_, at) => item(`I${at}`, { tax_ids: taxIds(at) }));
  const { error, count } = await readCategories(() => ({ objects }));
  expect(error).toEqual(tooMuch('references'));
  expect(count('/v2/catalog/batch-retrieve')).toBe(0);
});

it('a cursor of thousands of characters never becomes part of a URL', async () => {
  const { error } = await readCategories(() => ({ objects: [], cursor: 'c'.repeat(5_000) }));
  expect(error).toMatchObject({ code: 'pos-malformed', detail: { field: 'cursor' } });
});

it('items that narrow a long list down in their own way are bounded; those that share it are not', () => {
  const modifiers = Array.from({ length: 1_000 }, (_, index) => modifier(`M${index}`, 0));
  const items = (overrides: (at: number) => object[]) =>
    Array.from({ length: 2_010 }, (_, at) =>
      item(`I${at}`, { modifier_list_info: [{ modifier_list_id: 'L', modifier_overrides: overrides(at) }] }),
    );
  const index = (overrides: (at: number) => object[]) =>
    atOnce(indexCatalogue(parsed([list('L', modifiers), ...items(overrides)])));
  expect(() => index((at) => [{ modifier_id: `M${at % 1_000}`, hidden_online_override: 'YES' }])).toThrow(
    tooMuch('choices'),
  );
  expect(index(() => [{ modifier_id: 'M1', hidden_online_override: 'NO' }]).items.size).toBe(2_010);
});

it('a menu of more parts than can be compared is none', () => {
  const catalogue = atOnce(indexCatalogue(parsed(Array.from({ length: 26_000 }, (_, at) => item(`I${at}`)))));
  expect(() => atOnce(menuFor(catalogue, { id: 'L1', currency: 'JPY' }))).toThrow(tooMuch('menu-parts'));
});

it('categories in circles, on the way into one, and at the end of a long way keep what they can', () => {
  const parent = (id: string) => ({ parent_category: { id } });
  const way = Array.from({ length: 5_000 }, (_, at) => category(`W${at}`, at === 0 ? {} : parent(`W${at - 1}`)));
  const circle = [category('A', parent('B')), category('B', parent('A')), category('S', parent('S'))];
  const { master, issues } = categoriesOf(
    atOnce(indexCatalogue(parsed([...way.toReversed(), category('IN', parent('A')), ...circle]))),
  );
  const parentOf = new Map(master.map(({ id, parentId }) => [id, parentId]));
  expect(['A', 'B', 'S', 'IN', 'W0', 'W4999'].map((id) => parentOf.get(id))).toEqual([
    undefined,
    undefined,
    undefined,
    'A',
    undefined,
    'W4998',
  ]);
  expect(issues).toHaveLength(3);
});
