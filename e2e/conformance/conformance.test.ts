import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { BRAND, CATEGORIES, item, MENU, menu, put } from '#lib/simulators/oder/contract.test-helper.ts';
import { DEFAULT_FEATURES, type Feature } from '#lib/simulators/oder/schema.ts';
import type { OderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import { smallAccount, startOder, TOKEN } from '#lib/simulators/testing.ts';
import type { Breakage } from './breakages/breakage.ts';
import { BREAKAGES } from './broken-platforms.ts';
import { startProxy } from './contract/forward.ts';
import { readContract } from './contract/read-contract.ts';
import { openSite } from './open-site.ts';
import { resultText } from './report.ts';
import { plannedChanges, restore } from './restore.ts';
import { RULES, type RuleResult, runSuite } from './run-suite.ts';

const contract = await readContract();
const OWN_FIELDS = { imageUrl: 'https://img.example/a.jpg', soldOut: true };

/** A platform in use: with categories, a menu, something sold out, and what its own staff maintain. */
async function platformInUse(features: readonly Feature[] = DEFAULT_FEATURES): Promise<OderSimulator> {
  const oder = await startOder({ brands: [{ ...makeBrand(smallAccount), features }] });
  await put(oder, CATEGORIES, { categories: [{ id: 'cold', name: '冷菜', sortOrder: 0 }] });
  await put(oder, MENU, menu([item('a'), item('b')]));
  if (features.includes('availability')) {
    await put(oder, '/v1/shops/101/availability', { soldOut: { variantIds: ['a-v'], optionIds: [] } });
  }
  oder.edit({ kind: 'set-platform-fields', shopId: '101', itemId: 'a', fields: OWN_FIELDS });
  return oder;
}

/** What the platform's staff maintain at shop 101, over HTTP. */
async function ownStateUrl(oder: OderSimulator): Promise<string> {
  const server = createServer((_request, response) => {
    response.end(JSON.stringify(['a', 'b'].map((id) => oder.platformFields('101', id) ?? null)));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/{shopId}`;
}

async function conform(oder: OderSimulator, { url = oder.url, only }: { url?: string; only?: readonly string[] } = {}) {
  const target = { url, token: TOKEN, brandId: 'brand-1', shopId: '101', ownStateUrl: await ownStateUrl(oder) };
  const { site } = await openSite(contract, target);
  const results = await runSuite(site, { only });
  return { site, results, problems: await restore(site) };
}

const named = (results: readonly RuleResult[], outcome: RuleResult['outcome']) =>
  results.filter((result) => result.outcome === outcome).map(({ rule }) => rule.id);

describe('our simulator', () => {
  test('conforms, and has everything back afterwards', async () => {
    const oder = await platformInUse();
    const before = [oder.menu('101'), oder.categories('brand-1'), oder.soldOut('101'), oder.platformFields('101', 'a')];
    const { results, problems } = await conform(oder);
    expect(results.filter(({ outcome }) => outcome !== 'passed').map(resultText)).toEqual([]);
    expect(problems).toEqual([]);
    expect([
      oder.menu('101'),
      oder.categories('brand-1'),
      oder.soldOut('101'),
      oder.platformFields('101', 'a'),
    ]).toEqual(before);
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });

  test.each<[string, readonly Feature[]]>([
    ['no feature', []],
    ['nested options alone', ['nested-options']],
  ])('conforms with %s; the rules of others are skipped', async (_what, features) => {
    const { results, problems } = await conform(await platformInUse(features));
    expect(named(results, 'failed')).toEqual([]);
    expect(named(results, 'skipped').length).toBeGreaterThan(5);
    expect(problems).toEqual([]);
  });

  test('gets a list of the changes before the first one', async () => {
    const oder = await platformInUse();
    oder.resetRecord();
    const { site } = await openSite(contract, { url: `${oder.url}/`, token: TOKEN, brandId: 'brand-1', shopId: '101' });
    expect(plannedChanges(site).join('\n')).toMatch(/fence becomes \d+[\s\S]*PUT \/v1\/shops\/101\/menu: 2 items/u);
    expect(oder.record().requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('gets a list of what could not be restored', async () => {
    const oder = await platformInUse();
    const target = { url: oder.url, token: TOKEN, brandId: 'brand-1', shopId: '101' };
    const { site } = await openSite(contract, target);
    const lost = {
      ...site,
      original: { ...site.original, categories: [], soldOut: { variantIds: ['x'], optionIds: [] } },
    };
    expect(await restore(lost)).toEqual([
      'PUT /v1/brands/brand-1/categories: 422',
      'the categories differ',
      'what is sold out differs',
    ]);
  });

  test('that has seen a fence from the future is left alone', async () => {
    const oder = await platformInUse();
    await put(oder, MENU, menu([item('a')]), { fence: Number.MAX_SAFE_INTEGER });
    const opening = openSite(contract, { url: oder.url, token: TOKEN, brandId: 'brand-1' });
    await expect(opening).rejects.toThrow(`GET ${BRAND}: expected 200, got 409`);
  });
});

test('at least twenty rules are broken by one of the platforms below', () => {
  const broken = new Set(Object.values(BREAKAGES).flatMap(({ breaks }) => breaks));
  expect(broken.size).toBeGreaterThanOrEqual(20);
  const ids = RULES.map(({ id }) => id);
  expect([...broken].filter((id) => !ids.includes(id))).toEqual([]);
});

describe('a platform that', () => {
  test.each<[string, Breakage]>(Object.entries(BREAKAGES))('%s is found out', async (_what, breakage) => {
    const oder = await platformInUse();
    const proxy = await startProxy(oder.url, breakage.between(oder));
    onTestFinished(proxy.stop);
    const { results } = await conform(oder, { url: proxy.url, only: breakage.breaks });
    expect(named(results, 'failed').toSorted()).toEqual(breakage.breaks.toSorted());
    const [found] = results.filter(({ rule }) => rule.id === breakage.breaks[0]);
    expect(found?.why).toMatch(/\S/u);
    expect(found && resultText(found)).toMatch(/sent {6}(?:GET|PUT) [\s\S]*received {2}\d{3}/u);
  });
});
