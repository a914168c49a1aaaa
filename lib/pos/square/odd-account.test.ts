import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item, OptionGroup } from '#lib/domain/master.ts';
import { COMBO_ITEM, ODD_SHOPS, oddAccount } from '#lib/simulators/accounts/odd-account.ts';
import { type SquareSimulator, startSquareSimulator } from '#lib/simulators/square/start-square-simulator.ts';
import type { PosReading } from '#lib/sync/ports.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { TEST_NETWORK } from '#lib/upstream-http/network/test-network.ts';
import { createUpstreamHttp } from '#lib/upstream-http/upstream-http.ts';
import { createSquareSource } from './source.ts';

const call = { signal: new AbortController().signal };
const { station, harbour, closed } = ODD_SHOPS;
const nowMs = Date.parse('2026-12-01T00:00:00Z');

let simulator: SquareSimulator;
let reading: PosReading;
beforeAll(async () => {
  simulator = await startSquareSimulator({ token: 't', account: oddAccount() });
  simulator.edit({ kind: 'put', object: COMBO_ITEM });
  const gate = createGate({ limit: 4 });
  const http = createUpstreamHttp({ network: TEST_NETWORK, side: 'pos', baseUrl: simulator.url, gate, hold: null });
  reading = createSquareSource({ accessToken: 't' }, http, { now: () => nowMs }).openReading();
});
afterAll(() => simulator.stop());

/** `id: tax | categories | variant price, … | groups`. */
function lineOf({
  id,
  taxRate,
  taxRates,
  taxIncluded,
  alcoholic,
  categoryIds,
  variants,
  optionGroupIds,
}: Item): string {
  const rates = taxRates ? `${taxRates.dineIn}/${taxRates.takeaway}` : (taxRate ?? '?');
  const tax = `${rates}% ${taxIncluded ? 'in' : 'added'}${alcoholic ? ' alcohol' : ''}`;
  return [`${id}: ${tax}`, categoryIds, variants.map((one) => `${one.id} ${one.price}`), optionGroupIds].join(' | ');
}

/** `id min-max: option price (default) → groups, …`. */
function groupLineOf({ id, min, max, repeatable, options }: OptionGroup): string {
  const said = options.map((option) => {
    const inside = option.optionGroupIds ? ` → ${option.optionGroupIds.join('+')}` : '';
    return `${option.id} ${option.price}${option.default ? ' default' : ''}${inside}`;
  });
  return `${id} ${min}-${max}${repeatable ? ' pieces' : ''}: ${said.join(', ')}`;
}

async function menuAt(locationId: string) {
  const { master, issues } = await reading.readMenu(locationId, call);
  return {
    items: master.items.map(lineOf),
    groups: master.optionGroups.map(groupLineOf),
    issues: issues.map(({ itemId, code }) => `${itemId ?? 'shop'} ${code}`),
  };
}

describe('an account with every odd value arrives complete', () => {
  it('at the first shop', async () => {
    expect(await menuAt(station)).toEqual({
      items: [
        'ALONE: ?% in |  | ALONE-V 500 | ',
        'HALF: ?% in | FOOD | HALF-A 0 | ',
        'LONG: ?% in | FOOD | LONG-V 500 | ',
        'SAME-2: ?% added | FOOD | SAME-2-V 500 | ',
        'STATION: ?% in | FOOD | STATION-V 500 | ',
        'SAME-1: 9.8% added | FOOD | SAME-1-V 500 | PIECES:4-6:47f4491b,SAUCE:0-null:8fbb4967',
        'BEER-1: ?% in alcohol | BEER | BEER-CUP 500 | ',
        'RAMEN: 10/8% in | FOOD | RAMEN-S 780,RAMEN-L 980 | SAUCE,PIECES',
      ],
      groups: [
        'LOOP 0-null: AGAIN 0',
        'PIECES 4-6 pieces: EGG 120, NORI 60 → SIZE+LOOP',
        'PIECES:4-6:47f4491b 2-6: EGG 120, NORI 60 → SIZE+LOOP',
        'SAUCE 0-1: SALT 30, TARE 0 default, MISO 50',
        'SAUCE:0-null:8fbb4967 0-null: SALT 30 default, TARE 0, MISO 50, STAFF 0',
        'SIZE 1-1: SMALL -30, LARGE 80',
      ],
      issues: [
        'ALONE uncategorised',
        'BEEF item-sold-by-measure',
        'COMBO product-type-not-sold',
        'FISH item-without-price',
        'GIFT product-type-not-sold',
        'HALF variant-not-sellable',
        'HALF unknown-tax',
        'NAMELESS item-without-name',
        'SAME-2 mixed-tax',
        'SAME-1 nested-options-cut',
        'SAME-1 min-above-options',
        'BEER-1 variant-without-price',
        'RAMEN free-text-options',
      ],
    });
  });

  it('at the second shop, with its own prices, taxes, items and options', async () => {
    expect(await menuAt(harbour)).toEqual({
      items: [
        'ALONE: ?% in |  | ALONE-V 500 | ',
        'FISH: ?% in | FOOD | FISH-V 2000 | ',
        'HALF: ?% in | FOOD | HALF-A 0 | ',
        'LONG: ?% in | FOOD | LONG-V 500 | ',
        'NOT-STATION: ?% in | FOOD | NOT-STATION-V 500 | ',
        'SAME-2: ?% added | FOOD | SAME-2-V 500 | ',
        'SAME-1: 7.5% added | FOOD | SAME-1-V 500 | PIECES:4-6:47f4491b,SAUCE:0-null:8fbb4967',
        'BEER-1: ?% in alcohol | BEER | BEER-CUP 500,BEER-JUG 1800 | ',
        'RAMEN: 10/8% in | FOOD | RAMEN-S 780,RAMEN-L 1080,RAMEN-XL 1500 | SAUCE,PIECES,HARBOUR-ONLY',
      ],
      groups: [
        'HARBOUR-ONLY 1-null: SALT-AIR 10',
        'LOOP 0-null: AGAIN 0',
        'PIECES 4-6 pieces: EGG 120, NORI 60 → SIZE+LOOP',
        'PIECES:4-6:47f4491b 2-6: EGG 120, NORI 60 → SIZE+LOOP',
        'SAUCE 0-1: SALT 0, TARE 0 default, MISO 50',
        'SAUCE:0-null:8fbb4967 0-null: SALT 0 default, TARE 0, MISO 50, STAFF 0',
        'SIZE 1-1: SMALL -30, LARGE 80',
      ],
      issues: [
        'shop tax-by-product-set',
        'ALONE uncategorised',
        'BEEF item-sold-by-measure',
        'COMBO product-type-not-sold',
        'GIFT product-type-not-sold',
        'HALF variant-not-sellable',
        'HALF unknown-tax',
        'NAMELESS item-without-name',
        'SAME-2 mixed-tax',
        'SAME-1 nested-options-cut',
        'SAME-1 min-above-options',
        'RAMEN free-text-options',
        'RAMEN min-above-options',
      ],
    });
  });

  it('with its texts unchanged', async () => {
    const { master } = await reading.readMenu(harbour, call);
    const byId = new Map(master.items.map((item) => [item.id, item]));
    expect(byId.get('RAMEN')).toMatchObject({ name: '名物　ラーメン®🍜', kana: 'ラーメン' });
    expect(byId.get('RAMEN')?.variants).toEqual([
      { id: 'RAMEN-S', name: '小', price: 780 },
      { id: 'RAMEN-L', name: '大', price: 1_080, sku: 'R-2' },
      { id: 'RAMEN-XL', name: '特大', price: 1_500 },
    ]);
    expect(byId.get('LONG')?.name).toHaveLength(255);
    expect([byId.get('SAME-1')?.name, byId.get('SAME-2')?.name]).toEqual(['同じ名前', '同じ名前']);
  });

  it('with its categories', async () => {
    const { master, issues } = await reading.readCategories(call);
    expect(master.map(({ id, parentId, sortOrder }) => [id, parentId, sortOrder])).toEqual([
      ['FOOD', undefined, -2_251_799_813_685_248],
      ['EMPTY', undefined, 0],
      ['BEER', 'DRINK', 1],
      ['DRINK', undefined, 5],
    ]);
    expect(issues.map(({ code }) => code)).toEqual(['category-hours']);
  });

  it('with what is sold out now', async () => {
    expect(await reading.readAvailability(station, call)).toEqual({
      variants: [{ id: 'RAMEN-S' }],
      options: [{ id: 'MISO' }],
    });
    expect(await reading.readAvailability(harbour, call)).toEqual({
      variants: [{ id: 'BEER-JUG', until: '2026-12-24T00:00:00.000Z' }],
      options: [{ id: 'SALT' }],
    });
  });

  it('except at the shop that is closed', async () => {
    await expect(reading.readMenu(closed, call)).rejects.toMatchObject({ code: 'pos-shop-unknown' });
  });
});
