import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describePos, type PosRig, type PosSpec } from '#lib/pos/conformance/pos-conformance.test-helper.ts';
import type { TestChain } from '#lib/pos/conformance/test-chain.ts';
import { type Clock, systemClock } from '#lib/upstream-http/clock.ts';
import { createGate } from '#lib/upstream-http/gate.ts';
import { createCsvSource } from './source.ts';
import { createTestFolder, type TestFolder } from './test-folder.ts';

type CsvRig = PosRig & { readonly folder: TestFolder; readonly chain: TestChain };

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

async function writeChain({ write }: TestFolder, { shopIds, categories, groups, items, soldOut }: TestChain) {
  await write('locations.csv', ...shopIds.map((id) => `${id},店舗${id},,,`));
  await write(
    'categories.csv',
    ...categories.map(({ id, name, parentId = '', sortOrder }) => [id, quoted(name), parentId, sortOrder].join(',')),
  );
  await write(
    'option-groups.csv',
    ...groups.map(({ id, name, max }) => [id, quoted(name), 0, max ?? '', ''].join(',')),
  );
  await write(
    'options.csv',
    ...groups.flatMap(({ id, options }) =>
      options.map((option) => [id, option.id, quoted(option.name), option.price, '', '', ''].join(',')),
    ),
  );
  const variants = items.flatMap((item) => item.variants.map((variant) => ({ item, variant })));
  await write(
    'items.csv',
    ...variants.map(({ item, variant: { id, name, price } }) => {
      const ofItem = [item.id, quoted(item.name), '', item.categoryId, item.sortOrder, '', '', '', ''];
      return [...ofItem, item.groupIds.join(';'), id, quoted(name), '', price ?? '', ''].join(',');
    }),
  );
  const atShops = variants.flatMap(({ variant: { id, pricesAt, absentAt } }) =>
    [...new Set([...pricesAt.keys(), ...absentAt])].map((shopId) =>
      [shopId, id, pricesAt.get(shopId) ?? '', absentAt.includes(shopId) ? 'no' : ''].join(','),
    ),
  );
  await write('prices.csv', ...atShops);
  await write(
    'sold-out.csv',
    ...soldOut.map(({ shopId, kind, id, until = '' }) =>
      (kind === 'variant' ? [shopId, id, '', until] : [shopId, '', id, until]).join(','),
    ),
  );
}

/** Its sleeps take no time. */
function fastClock(): Clock {
  let aheadMs = 0;
  return { ...systemClock, now: () => performance.now() + aheadMs, sleep: async (ms) => void (aheadMs += ms) };
}

const start: PosSpec<CsvRig>['start'] = async (chain, { gate, nowMs }) => {
  const folder = await createTestFolder();
  await writeChain(folder, chain);
  let reads = 0;
  const counting: typeof gate = {
    ...gate,
    run: (permit) => gate.run({ ...permit, work: (inFlight) => ((reads += 1), permit.work(inFlight)) }),
  };
  const { root, baseUrl } = folder;
  return {
    folder,
    chain,
    source: createCsvSource({ root, baseUrl, gate: counting, hold: null, clock: fastClock() }, { now: () => nowMs }),
    requests: () => reads,
    async remove(itemId) {
      await writeChain(folder, { ...chain, items: chain.items.filter(({ id }) => id !== itemId) });
      return () => writeChain(folder, chain);
    },
    stop: folder.remove,
  };
};

type Fault = PosSpec<CsvRig>['faults'][string];

/** Replaces a file until the fault ends. */
function replaced(
  name: 'items.csv' | 'prices.csv',
  content: string | Uint8Array,
  codes: Fault['codes'],
  ageMs?: number,
): Fault {
  return {
    codes,
    async cause({ folder, chain }) {
      await folder.put(name, content, ageMs);
      return () => writeChain(folder, chain);
    },
  };
}

const HEADER = 'item_id,name,category_ids,variant_id,price';

describePos<CsvRig>('csv', {
  start,
  refusals: {
    'a folder outside of the one that the installation allows': {
      code: 'pos-address-refused',
      source({ folder: { path, baseUrl } }) {
        return createCsvSource({ root: join(path, 'below'), baseUrl, gate: createGate({ limit: 1 }), hold: null });
      },
    },
  },
  faults: {
    'an export that was cut in a line': replaced('items.csv', `${HEADER}\nI0,商品0,C0,I0-`, ['pos-incomplete']),
    'an export that was cut after a line': replaced('items.csv', `${HEADER}\nI0,商品0,C0,I0-V0,500\n`, []),
    'an empty file': replaced('items.csv', '', ['pos-incomplete']),
    'a file with only its header': replaced('items.csv', `${HEADER}\n`, ['pos-file-invalid']),
    'a file that is still written': replaced('items.csv', `${HEADER}\n`, ['pos-incomplete'], 0),
    'a line of another table': replaced('items.csv', `${HEADER}\nI0,商品0\n`, ['pos-file-invalid']),
    'another encoding': replaced('items.csv', Uint8Array.of(0xff, 0xfe, 0x61, 0x0a), ['pos-file-invalid']),
    'a missing file': {
      codes: ['pos-file-invalid'],
      async cause({ folder, chain }) {
        await rm(join(folder.path, 'items.csv'));
        return () => writeChain(folder, chain);
      },
    },
    'a missing folder': {
      codes: ['pos-file-invalid'],
      async cause({ folder }) {
        await rename(folder.path, `${folder.path}-away`);
        return () => rename(`${folder.path}-away`, folder.path);
      },
    },
  },
});
