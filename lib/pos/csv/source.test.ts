import { describe, expect, it, onTestFinished } from 'vitest';
import type { LeaseHold } from '#lib/sync/ports.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { createCsvSource } from './source.ts';
import { createTestFolder, inShiftJis } from './test-folder.ts';

const never = new AbortController().signal;
const call = { signal: never };
const NOW_MS = Date.parse('2026-12-01T03:00:00Z');

async function chain({ hold = null, limit = 4 }: { hold?: LeaseHold | null; limit?: number } = {}) {
  const folder = await createTestFolder();
  onTestFinished(folder.remove);
  const gate = createGate({ limit });
  const { root, baseUrl } = folder;
  const source = createCsvSource({ root, baseUrl, gate, hold }, { now: () => NOW_MS });
  await folder.write('locations.csv', 'L1,渋谷店,,,', 'L2,閉店,no,,');
  await folder.write('categories.csv', 'C2,飲み物,,2', 'C1,料理,,1');
  return { ...folder, gate, source };
}

describe('a menu', () => {
  it('has every column of the files', async () => {
    const { write, source } = await chain();
    await write(
      'items.csv',
      'I1,生ビール,なまびーる,C2;C1,5,10,8%,いいえ,○,G1,V1,中,S-1,"1,580",',
      ',,,,,,,,,,,,,,',
      'I2,"枝豆, 塩",,C1,-1,8,,,,,V3,,,300,',
      'I1,,,,,,,,,,V2,大,,800,',
    );
    await write('option-groups.csv', 'G1,おつまみ,0,3,はい', 'G2,辛さ,1,1,');
    await write('options.csv', 'G1,O1,ナッツ,100,2,yes,G2', 'G1,O2,チーズ,,,,', 'G2,O3,辛口,-50,,,');
    await write('prices.csv', 'L1,V2,850,');
    expect(await source.openReading().readMenu('L1', call)).toEqual({
      kind: 'full',
      issues: [],
      master: {
        currency: 'JPY',
        items: [
          {
            id: 'I2',
            name: '枝豆, 塩',
            categoryIds: ['C1'],
            sortOrder: -1,
            taxRate: 8,
            taxIncluded: true,
            optionGroupIds: [],
            variants: [{ id: 'V3', price: 300 }],
          },
          {
            id: 'I1',
            name: '生ビール',
            kana: 'なまびーる',
            categoryIds: ['C2', 'C1'],
            sortOrder: 5,
            taxRate: 10,
            taxRates: { dineIn: 10, takeaway: 8 },
            taxIncluded: false,
            alcoholic: true,
            optionGroupIds: ['G1'],
            variants: [
              { id: 'V1', name: '中', price: 1580, sku: 'S-1' },
              { id: 'V2', name: '大', price: 850 },
            ],
          },
        ],
        optionGroups: [
          {
            id: 'G1',
            name: 'おつまみ',
            min: 0,
            max: 3,
            repeatable: true,
            options: [
              { id: 'O1', name: 'ナッツ', price: 100, maxPerOption: 2, default: true, optionGroupIds: ['G2'] },
              { id: 'O2', name: 'チーズ', price: 0 },
            ],
          },
          { id: 'G2', name: '辛さ', min: 1, max: 1, options: [{ id: 'O3', name: '辛口', price: -50 }] },
        ],
      },
    });
  });

  it('reads files that Excel saved in Shift_JIS', async () => {
    const { put, source } = await chain();
    const text = '商品ID,商品名,カテゴリID,バリエーションID,価格\r\nI1,ソーセージ表,C1,V1,500\r\n';
    await put('items.csv', inShiftJis(text));
    const { master } = await source.openReading().readMenu('L1', call);
    expect(master.items.map(({ name }) => name)).toEqual(['ソーセージ表']);
  });

  it('has what is on sale at the shop, with issues for what can not be sold', async () => {
    const { write, source } = await chain();
    const item = (id: string, price: string, onSale = '', { name = id, categories = 'C1', groups = '' } = {}) =>
      `${id},${name},,${categories},,,,,,${groups},${id}-v,,,${price},${onSale}`;
    await write(
      'items.csv',
      item('A', '100', 'no'),
      item('B', '100'),
      item('C', '100', 'no'),
      item('D', ''),
      item('E', ''),
      item('F', '100', '', { name: '' }),
      item('G', '100', '', { categories: '' }),
      item('H', '100', '', { groups: 'G1;G2' }),
      'H,,,,,,,,,,H-w,特大,,,',
    );
    await write('prices.csv', 'L1,A-v,,yes', 'L1,B-v,,no', 'L1,D-v,250,', 'L2,C-v,,yes');
    await write('option-groups.csv', 'G1,ソース,2,,', 'G2,辛さ,0,1,');
    await write('options.csv', 'G1,O1,塩,0,,,', 'G2,O2,辛口,0,,yes,', 'G2,O3,甘口,0,,yes,');
    const { master, issues } = await source.openReading().readMenu('L1', call);
    expect(master.items.map(({ id, variants }) => [id, variants[0]?.price])).toEqual([
      ['A', 100],
      ['D', 250],
      ['G', 100],
      ['H', 100],
    ]);
    expect(issues.map(({ itemId, code }) => [itemId, code])).toEqual([
      ['E', 'item-without-price'],
      ['F', 'item-without-name'],
      ['G', 'uncategorised'],
      ['H', 'variant-without-price'],
      ['H', 'min-above-options'],
      ['H', 'defaults-above-max'],
    ]);
    expect(master.optionGroups).toMatchObject([{ min: 1 }, { options: [{ default: true }, { id: 'O3' }] }]);
    expect(master.optionGroups[1]?.options[1]).not.toHaveProperty('default');
  });
});

describe('availability', () => {
  it('lists what of the menu is sold out at the shop now, in the time zone of the shop', async () => {
    const { write, source } = await chain();
    await write('items.csv', ...['V1', 'V2', 'V3', 'V4'].map((id) => `I-${id},a,,C1,,,,,,G1,${id},,,100,`));
    await write('option-groups.csv', 'G1,ソース,0,,');
    await write('options.csv', 'G1,O1,塩,0,,,', 'G1,O2,たれ,0,,,');
    await write('prices.csv', 'L1,V4,,no');
    await write(
      'sold-out.csv',
      'L1,V3,,2026/12/01 12:00',
      'L1,V2,,2026/12/01 12:01',
      'L1,V1,,',
      'L1,V4,,',
      'L1,,O2,',
      'L2,,O1,',
    );
    expect(await source.openReading().readAvailability('L1', call)).toEqual({
      variants: [{ id: 'V1' }, { id: 'V2', until: '2026-12-01T03:01:00.000Z' }],
      options: [{ id: 'O2' }],
    });
  });
});

describe('a reading', () => {
  it('passes the gate once, however many shops it serves, and reports its wait', async () => {
    const { gate, source } = await chain({ limit: 1 });
    const sent: object[] = [];
    const meter = {
      waited: () => undefined,
      sent: (_side: string, facts: object) => void sent.push(facts),
      busy: () => undefined,
    };
    const reading = source.openReading();
    const metered = { signal: never, meter };
    await Promise.all([
      reading.readCategories(metered),
      reading.readMenu('L1', metered),
      reading.readAvailability('L1', metered),
    ]);
    expect(sent).toEqual([{ inFlight: 1, isRetry: false }]);
    expect(gate.load()).toMatchObject({ peak: 1, inFlight: 0 });
  });

  it('does not read after its lease', async () => {
    const lost = new Error('lost');
    const throwIfLost = () => {
      throw lost;
    };
    const { source } = await chain({ hold: { fence: 1, signal: never, throwIfLost } });
    await expect(source.openReading().readCategories(call)).rejects.toBe(lost);
    const ended = { fence: 1, signal: AbortSignal.abort(lost), throwIfLost: () => undefined };
    const other = await chain({ hold: ended });
    await expect(other.source.checkConnection(call)).rejects.toBe(lost);
  });

  it('lists the locations, and rejects menus of closed and unknown ones', async () => {
    const { source } = await chain();
    expect(await source.listLocations(call)).toEqual([
      { id: 'L1', name: '渋谷店', active: true, timeZone: 'Asia/Tokyo', currency: 'JPY' },
      { id: 'L2', name: '閉店', active: false, timeZone: 'Asia/Tokyo', currency: 'JPY' },
    ]);
    for (const id of ['L2', 'L3']) {
      await expect(source.openReading().readMenu(id, call)).rejects.toMatchObject({ code: 'pos-shop-unknown' });
    }
  });

  it('has no menus to choose categories from', async () => {
    const { source } = await chain();
    expect(await source.listMenus(call)).toEqual([]);
    const reading = source.openReading({ categories: { kind: 'menu', menuId: 'M' } });
    await expect(reading.readCategories(call)).rejects.toMatchObject({ code: 'pos-menu-unknown' });
  });
});

describe('removals', () => {
  it('are confirmed by a second read that is equal byte by byte', async () => {
    const { write, source } = await chain();
    const reading = source.openReading();
    await reading.readCategories(call);
    const removals = { kind: 'item', ids: ['I9'] } as const;
    await reading.confirmRemovals(removals, call);
    const later = source.openReading();
    await later.readCategories(call);
    await write('items.csv', 'I9,a,,C1,,,,,,,V9,,,100,');
    await expect(later.confirmRemovals(removals, call)).rejects.toMatchObject({
      code: 'pos-incomplete',
      detail: { file: 'items.csv' },
    });
  });
});
