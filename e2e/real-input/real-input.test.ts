import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { freePort } from '#lib/launch/free-port.ts';
import { createOderTarget } from '#lib/ordering/oder/target.ts';
import { createSquareSource } from '#lib/pos/square/source.ts';
import { memoryStore } from '#lib/pos/square/test-catalogue.ts';
import { accountFromMenuRows, menuRowSchema } from '#lib/simulators/accounts/account-from-menu-rows.ts';
import { makeBrand } from '#lib/simulators/accounts/make-brand.ts';
import { ODD_SHOPS, oddAccount } from '#lib/simulators/accounts/odd-account.ts';
import { startOderSimulator } from '#lib/simulators/oder/start-oder-simulator.ts';
import { startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import type { SquareAccount } from '#lib/simulators/square/types.ts';
import { trialAccount } from '#lib/simulators/trial-chain/trial-account.ts';
import type { CatalogueStore } from '#lib/sync/ports.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { createUpstreamHttp, type UpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { type PrismProxy, startPrismProxy } from './prism-proxy.ts';
import { findSharedDir, menuIn, specIn } from './shared-dir.ts';

const TOKEN = 'real-input-token';
const signal = new AbortController().signal;
const shared = findSharedDir();

/** A Square simulator behind the proxy, and Prism's warnings. */
async function squareBehind(prism: PrismProxy, account: SquareAccount, store?: CatalogueStore) {
  const simulator = await startSquareSimulator({ token: TOKEN, account, port: Number(new URL(prism.upstream).port) });
  onTestFinished(simulator.stop);
  const violations: string[] = [];
  const direct = createUpstreamHttp({
    network: TEST_NETWORK,
    side: 'pos',
    baseUrl: prism.url,
    gate: createGate({ limit: 4 }),
    hold: null,
  });
  const http: UpstreamHttp = {
    ...direct,
    async request(request) {
      const answer = await direct.request(request);
      violations.push(...(answer.headers.get('sl-violations') ?? '').split('\n').filter(Boolean));
      return answer;
    },
  };
  return {
    simulator,
    violations,
    source: createSquareSource({ accessToken: TOKEN }, http, { ...(store && { store }) }),
  };
}

if (shared === undefined) {
  const why = 'Real input skipped: set HAIZEN_SHARED_DIR to a folder with specs/ and data/, which are not ours to ship';
  process.stdout.write(`${why}\n`);
  it.skip(why, () => {});
} else {
  describe('with Square’s own specification between client and simulator', () => {
    let prism: PrismProxy;
    // Prism takes long to parse the specification: one instance serves all tests, each with its own simulator.
    beforeAll(async () => {
      prism = await startPrismProxy({ spec: specIn(shared), upstream: `http://127.0.0.1:${await freePort()}` });
    });
    afterAll(() => prism.stop());

    it('every request and response conforms to it, oddities and removals included', async () => {
      const account = trialAccount();
      const { simulator, violations, source } = await squareBehind(prism, account);
      await source.checkConnection({ signal });
      const locations = await source.listLocations({ signal });
      const reading = source.openReading();
      const { master: categories } = await reading.readCategories({ signal });
      const open = locations.filter(({ active }) => active);
      const menus = await Promise.all(open.map(({ id }) => reading.readMenu(id, { signal })));
      await reading.confirmRemovals({ kind: 'item', ids: ['GONE1', 'GONE2'] }, { signal });

      expect(locations).toHaveLength(account.locations.length);
      expect(categories.length).toBeGreaterThan(0);
      expect(menus.every(({ master }) => master.items.length > 0)).toBe(true);
      expect(violations).toEqual([]);
      expect(simulator.record().byStatus).toEqual({ 200: simulator.record().total });
    });

    it('every request and response about an account with every odd value conforms to it, changes included', async () => {
      // Prism takes an int64 above 2^53 for a violation.
      const account = oddAccount({ version: 1 });
      const store = memoryStore();
      const { simulator, violations, source } = await squareBehind(prism, account, store);
      const shops = [ODD_SHOPS.station, ODD_SHOPS.harbour];
      const everything = async (full: boolean) => {
        const reading = source.openReading({ full });
        const { kind } = await reading.readCategories({ signal });
        const menus = await Promise.all(shops.map((id) => reading.readMenu(id, { signal })));
        const soldOut = await Promise.all(shops.map((id) => reading.readAvailability(id, { signal })));
        await reading.confirmRemovals({ kind: 'item', ids: ['LONG', 'GONE'] }, { signal });
        return { kind, menus: menus.map(({ master, issues }) => ({ master, issues })), soldOut };
      };
      expect((await source.listMenus({ signal })).map(({ id }) => id)).toEqual(['LUNCH']);
      simulator.edit({ kind: 'delete', id: 'LONG' });
      expect((await everything(true)).kind).toBe('full');
      simulator.edit(
        { kind: 'change-price', id: 'RAMEN-S', amount: 800 },
        { kind: 'delete', id: 'HALF' },
        { kind: 'sold-out', id: 'EGG', locationId: ODD_SHOPS.station },
      );
      const { kind: first, ...changed } = await everything(false);
      const { kind: second, ...whole } = await everything(true);
      expect([first, second]).toEqual(['incremental', 'full']);
      expect(changed).toEqual(whole);
      expect(violations).toEqual([]);
      expect(simulator.record().byStatus).toEqual({ 200: simulator.record().total });
    });

    it('violations are detected', async () => {
      const { simulator, source } = await squareBehind(prism, trialAccount());
      simulator.faults.set([
        { kind: 'rewrite', find: '"pricing_type":"FIXED_PRICING"', replace: '"pricing_type":"A_GUESS"' },
      ]);
      await expect(source.openReading().readCategories({ signal })).rejects.toMatchObject({
        code: 'pos-failed',
        detail: { status: 500 },
      });
    });

    it('a real chain’s menu arrives at the platform complete, item by item and price by price', async () => {
      const menuSchema = z.object({ menus: z.array(menuRowSchema).min(100) });
      const { menus: rows } = menuSchema.parse(JSON.parse(await readFile(menuIn(shared), 'utf8')));
      const account = accountFromMenuRows(rows);
      const { violations, source } = await squareBehind(prism, account);
      const brand = makeBrand(account);
      const platform = await startOderSimulator({ token: TOKEN, brands: [brand] });
      onTestFinished(platform.stop);
      const hold = { fence: 1, signal, throwIfLost: () => {} };
      const gate = createGate({ limit: 8 });
      const http = createUpstreamHttp({
        network: TEST_NETWORK,
        side: 'ordering',
        baseUrl: platform.url,
        gate,
        hold,
        gzipRequests: true,
      });
      const target = createOderTarget({ brandId: brand.id, token: TOKEN }, http);

      const reading = source.openReading();
      const categories = await reading.readCategories({ signal });
      await target.publishCategories(categories.master, { signal, idempotencyScope: 'categories' });
      const shops = await target.listShops({ signal });
      expect(shops.filter(({ posLocationId }) => posLocationId !== undefined)).toHaveLength(account.locations.length);

      for (const { id, posLocationId = '' } of shops) {
        const { master, issues } = await reading.readMenu(posLocationId, { signal });
        const counts = await target.publishMenu(id, master, { signal, idempotencyScope: id });
        expect([counts.created, issues]).toEqual([rows.length, []]);

        const names = new Map(platform.categories(brand.id).map((category) => [category.id, category.name]));
        const arrived = (platform.menu(id)?.items ?? []).map(({ name, variants, categoryIds }) => ({
          id: variants[0]?.sku,
          name,
          prices: variants.map(({ price }) => price),
          genres: categoryIds.map((categoryId) => names.get(categoryId)),
        }));
        const sent = rows.map((row) => ({
          id: String(row.id),
          name: row.name,
          prices: [row.price_with_tax],
          genres: [row.genre],
        }));
        expect(arrived).toEqual(sent);
        expect(await target.readMenu(id, { signal })).toEqual(master);
      }
      expect(violations).toEqual([]);
    });
  });
}
