import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SyncError, type SyncErrorCode } from '#lib/domain/errors.ts';
import type { Menu } from '#lib/domain/master.ts';
import type { PosReading, PosSource } from '#lib/sync/ports.ts';
import { createGate, type Gate } from '#lib/upstream-http/gate.ts';
import { anyChain, inOrder, isOnSaleAt, plainChain, sellableAt, type TestChain } from './test-chain.ts';

/** A POS that holds a chain, and an adapter that reads it. */
export type PosRig = {
  readonly source: PosSource;
  /** Requests, or reads of files, so far. */
  requests(): number;
  /** Deletes an item at the POS; the returned function brings it back. */
  remove(itemId: string): Promise<() => Promise<void>>;
  stop(): Promise<void>;
};

/** Makes the POS misbehave; the returned function ends that. */
type Cause<Rig> = (rig: Rig) => Promise<() => Promise<void>>;

export type PosSpec<Rig extends PosRig> = {
  readonly start: (chain: TestChain, parts: { gate: Gate; nowMs: number }) => Promise<Rig>;
  /** Sources that may not read, and the error that says so: with a wrong token, or of a folder that isn't allowed. */
  readonly refusals: Readonly<
    Record<string, { readonly code: SyncErrorCode; readonly source: (rig: Rig) => PosSource }>
  >;
  /** By name. A fault is one of these errors, or the read is complete, or its removals aren't confirmed. */
  readonly faults: Readonly<Record<string, { readonly codes: readonly SyncErrorCode[]; readonly cause: Cause<Rig> }>>;
};

const never = new AbortController().signal;
const call = { signal: never };
const NOW_MS = Date.parse('2026-12-01T03:00:00Z');
const LIMIT = 2;

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  return error instanceof SyncError ? error.code : String(error);
}

const idsOf = ({ items }: Menu) => items.map(({ id }) => id);
const menuAt = async (reading: PosReading, shopId = 'L1') => (await reading.readMenu(shopId, call)).master;

/** What every POS adapter must do, whatever the vendor (docs/upstreams.md, Adding a vendor). */
export function describePos<Rig extends PosRig>(name: string, { start, refusals, faults }: PosSpec<Rig>): void {
  async function open(chain: TestChain) {
    const gate = createGate({ limit: LIMIT });
    const rig = await start(chain, { gate, nowMs: NOW_MS });
    onTestFinished(() => rig.stop());
    return { rig, gate, source: rig.source };
  }

  describe(`${name}: mapping`, () => {
    it('shows every sellable variant of a shop once, at its price and in order, and nothing else', async () => {
      await fc.assert(
        fc.asyncProperty(anyChain, async (chain) => {
          const rig = await start(chain, { gate: createGate({ limit: LIMIT }), nowMs: NOW_MS });
          try {
            await expectAllMenus(chain, rig.source.openReading());
          } finally {
            await rig.stop();
          }
        }),
        { numRuns: 25 },
      );
    });

    it('lists the locations, and the categories with their parents in order', async () => {
      const chain = {
        ...plainChain({ items: 1 }),
        categories: [
          { id: 'C2', name: '揚げ物', parentId: 'C0', sortOrder: 2 },
          { id: 'C0', name: '料理', sortOrder: 1 },
          { id: 'C1', name: '空', sortOrder: 2 },
        ],
      };
      const { source } = await open(chain);
      const locations = await source.listLocations(call);
      expect(locations.map(({ id, active, currency }) => [id, active, currency])).toEqual(
        chain.shopIds.map((id) => [id, true, 'JPY']),
      );
      const { master, issues } = await source.openReading().readCategories(call);
      expect({ master, issues }).toEqual({ master: inOrder(chain.categories), issues: [] });
    });

    it('does not know other locations', async () => {
      const { source } = await open(plainChain({ items: 1 }));
      const reading = source.openReading();
      expect(await codeOf(reading.readMenu('L9', call))).toBe('pos-shop-unknown');
      expect(await codeOf(reading.readAvailability('L9', call))).toBe('pos-shop-unknown');
    });
  });

  describe(`${name}: requests`, () => {
    it('reads a catalogue of any size completely', async () => {
      const chain = plainChain({ items: 450 });
      const { source } = await open(chain);
      expect(idsOf(await menuAt(source.openReading()))).toEqual(chain.items.map(({ id }) => id));
    });

    it('reads once for all shops, and never more at once than the gate allows', async () => {
      const { rig, gate, source } = await open(plainChain({ items: 250 }));
      const one = source.openReading();
      await one.readCategories(call);
      await menuAt(one);
      const forOne = rig.requests();
      const all = source.openReading();
      await Promise.all([all.readCategories(call), ...['L1', 'L2', 'L3'].map((shopId) => menuAt(all, shopId))]);
      expect(rig.requests()).toBe(2 * forOne);
      await Promise.all(Array.from({ length: 8 }, () => menuAt(source.openReading())));
      expect(gate.load()).toMatchObject({ inFlight: 0 });
      expect(gate.load().peak).toBeLessThanOrEqual(LIMIT);
      expect(gate.load().peak).toBeGreaterThan(0);
    });

    it('sends nothing for a call that is aborted', async () => {
      const { rig, source } = await open(plainChain({ items: 1 }));
      const reason = new Error('stopped');
      const aborted = { signal: AbortSignal.abort(reason) };
      const reading = source.openReading();
      await expect(source.checkConnection(aborted)).rejects.toBe(reason);
      await expect(reading.readCategories(aborted)).rejects.toBe(reason);
      await expect(reading.readMenu('L1', aborted)).rejects.toBe(reason);
      expect(rig.requests()).toBe(0);
    });

    it('gives the same menu for the whole reading; the next one sees what changed', async () => {
      const { rig, source } = await open(plainChain({ items: 3 }));
      const reading = source.openReading();
      const before = await menuAt(reading);
      await rig.remove('I1');
      expect(await menuAt(reading)).toEqual(before);
      expect(idsOf(await menuAt(source.openReading()))).toEqual(['I0', 'I2']);
    });
  });

  it.each(Object.entries(refusals))(`${name}: refuses %s`, async (_name, { code, source }) => {
    const stranger = source((await open(plainChain({ items: 1 }))).rig);
    expect(await codeOf(stranger.checkConnection(call))).toBe(code);
    expect(await codeOf(stranger.listLocations(call))).toBe(code);
    expect(await codeOf(stranger.openReading().readMenu('L1', call))).toBe(code);
  });

  describe(`${name}: faults`, () => {
    it.each(Object.entries(faults))('%s removes nothing', async (_name, { codes, cause }) => {
      const { rig, source } = await open(plainChain({ items: 250 }));
      const before = await menuAt(source.openReading());
      const end = await cause(rig);
      const reading = source.openReading();
      const read = await menuAt(reading).catch((error: unknown) => error);
      await end();
      const failed = read instanceof Error;
      const outcome = failed ? codeOf(Promise.reject(read)) : codeOfRemovals(reading, { before, after: read as Menu });
      expect(failed ? codes : ['nothing to remove', 'pos-incomplete']).toContain(await outcome);
      expect(await menuAt(source.openReading())).toEqual(before);
    });
  });

  describe(`${name}: removals`, () => {
    it('are confirmed for what the POS no longer has, or withholds from a shop', async () => {
      const { rig, source } = await open(plainChain({ items: 3 }));
      await rig.remove('I1');
      const reading = source.openReading();
      expect(idsOf(await menuAt(reading, 'L2'))).toEqual(['I2']);
      await reading.confirmRemovals({ kind: 'item', ids: ['I0', 'I1'] }, call);
    });

    it('are not confirmed for what the POS has again', async () => {
      const { rig, source } = await open(plainChain({ items: 3 }));
      const restore = await rig.remove('I1');
      const reading = source.openReading();
      await menuAt(reading);
      await restore();
      expect(await codeOf(reading.confirmRemovals({ kind: 'item', ids: ['I1'] }, call))).toBe('pos-incomplete');
    });
  });

  it(`${name}: reports what is sold out at a shop now, of what its menu has`, async () => {
    const at = (shopId: string, id: string, until?: string) =>
      ({ shopId, kind: 'variant', id, ...(until !== undefined && { until }) }) as const;
    const soldOut = [
      at('L1', 'I3-V0'),
      at('L1', 'I2-V0', '2026-12-01T03:00:00.000Z'),
      at('L1', 'I1-V0', '2026-12-01T03:00:01.000Z'),
      at('L2', 'I0-V0'),
      at('L2', 'I4-V0'),
      { shopId: 'L2', kind: 'option', id: 'G0-O0' } as const,
    ];
    const reading = (await open(plainChain({ items: 5, soldOut }))).source.openReading();
    const read = (shopId: string) => reading.readAvailability(shopId, call);
    expect(await read('L1')).toEqual({
      variants: [{ id: 'I1-V0', until: '2026-12-01T03:00:01.000Z' }, { id: 'I3-V0' }],
      options: [],
    });
    expect(await read('L2')).toEqual({ variants: [{ id: 'I4-V0' }], options: [{ id: 'G0-O0' }] });
    expect(await read('L3')).toEqual({ variants: [], options: [] });
    expect(idsOf(await menuAt(reading, 'L2'))).toContain('I4');
  });
}

/** What confirming the removal of everything that a read doesn't show ends with. */
async function codeOfRemovals(reading: PosReading, { before, after }: { before: Menu; after: Menu }): Promise<string> {
  const shown = new Set(idsOf(after));
  const ids = idsOf(before).filter((id) => !shown.has(id));
  return ids.length === 0 ? 'nothing to remove' : codeOf(reading.confirmRemovals({ kind: 'item', ids }, call));
}

async function expectAllMenus(chain: TestChain, reading: PosReading): Promise<void> {
  const categoryIds = new Set((await reading.readCategories(call)).master.map(({ id }) => id));
  for (const shopId of chain.shopIds) {
    const { master, issues } = await reading.readMenu(shopId, call);
    const sold = inOrder(chain.items).filter((item) => sellableAt(item, shopId).length > 0);
    expect(
      master.items.map(({ id, name, variants }) => [
        id,
        name,
        variants.map((one) => ({ id: one.id, price: one.price })),
      ]),
    ).toEqual(sold.map((item) => [item.id, item.name, sellableAt(item, shopId)]));
    const groups = new Map(master.optionGroups.map((group) => [group.id, group]));
    expect([...groups.keys()]).toEqual([...new Set(sold.flatMap(({ groupIds }) => groupIds))].toSorted());
    const offered = chain.groups.filter(({ id }) => groups.has(id));
    expect(offered.map(({ id }) => groups.get(id))).toMatchObject(
      offered.map(({ max, options }) => ({ max, options })),
    );
    for (const { categoryIds: ids } of master.items) expect(ids.every((id) => categoryIds.has(id))).toBe(true);
    const reported = new Set(issues.map(({ itemId }) => itemId));
    const withheld = chain.items.filter((item) => isOnSaleAt(item, shopId) && sellableAt(item, shopId).length === 0);
    for (const { id } of withheld) expect(reported).toContain(id);
  }
}
