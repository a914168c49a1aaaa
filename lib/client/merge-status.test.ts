import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TARGET_STATES } from '#lib/domain/state.ts';
import { type ClockArrival, mergeClock, mergeShops, withFailure } from './merge-status.ts';
import { backOffMs, statusPollMs } from './polling.ts';
import { someClock, someRun, someShop, someShopChanges, someStatus } from './status.test-helper.ts';

const first = someStatus();

describe('mergeShops', () => {
  it('applies changes and keeps the identity of all other shops', () => {
    const running = someShop('102', { state: 'RUNNING', phase: 'READING' });
    const merged = mergeShops(first, { cursor: '2', whole: false, items: [running] });
    expect(merged.shops.get('101')).toBe(first.shops.get('101'));
    expect(merged.shops.get('102')).toEqual(running);
    expect(merged.shops.get('102')?.lastResult).toBe(first.shops.get('102')?.lastResult);
    expect(merged).toMatchObject({ cursor: '1', shopsCursor: '2' });
    expect(first.shops.get('102')?.state).toBe('SUCCEEDED');
  });

  it('keeps all identities if nothing changed', () => {
    for (const changes of [
      { whole: false, items: [] },
      { whole: false, items: [someShop('101')] },
      someShopChanges({ whole: true }),
    ]) {
      expect(mergeShops(first, { ...changes, cursor: '2' }).shops).toBe(first.shops);
    }
  });

  it('drops shops that are missing from a whole list', () => {
    const merged = mergeShops(first, someShopChanges({ items: [someShop('102')] }));
    expect([...merged.shops.keys()]).toEqual(['102']);
    expect(merged.shops.get('102')).toBe(first.shops.get('102'));
  });

  it('adds new shops', () => {
    const merged = mergeShops(first, someShopChanges({ whole: false, items: [someShop('103')] }));
    expect([...merged.shops.keys()]).toEqual(['101', '102', '103']);
  });

  it('matches a whole list after any sequence of changes', () => {
    const step = fc.array(
      fc.tuple(fc.constantFrom('101', '102', '103', '104'), fc.constantFrom(...TARGET_STATES), fc.boolean()),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const truth = new Map(first.shops);
        let shown = first;
        for (const [index, changes] of steps.entries()) {
          const items = changes.map(([id, state, inScope]) => someShop(id, { state, inScope }));
          for (const shop of items) truth.set(shop.id, shop);
          shown = mergeShops(shown, { cursor: `c${index}`, whole: false, items });
        }
        expect(shown.shops).toEqual(truth);
      }),
    );
  });
});

describe('mergeClock', () => {
  const at = '2026-11-23T00:00:15.000Z';
  const arrival: ClockArrival = { clock: someClock(), at, etag: 'W/"2"', sentAtMs: 15_000, receivedAtMs: 15_010 };

  it('takes what the clock says, and keeps the identity of what has not changed', () => {
    const clock = someClock({ cursor: '2', runs: [someRun()] });
    const merged = mergeClock(first, { ...arrival, clock });
    expect(merged).toMatchObject({ cursor: '2', runs: [{ id: 'run' }], shopsCursor: '1', etag: 'W/"2"' });
    for (const part of ['shops', 'chain'] as const) expect(merged[part]).toBe(first[part]);
    const { chain, runs } = mergeClock(first, arrival);
    expect([chain === first.chain, runs === first.runs]).toEqual([true, true]);
  });

  it('refreshes the time of data that the server confirms', () => {
    const confirmed = mergeClock(withFailure(first), { ...arrival, clock: null });
    expect(confirmed).toEqual({ ...first, at, etag: 'W/"2"', sentAtMs: 15_000, receivedAtMs: 15_010, failures: 0 });
    for (const part of ['shops', 'chain', 'runs'] as const) expect(confirmed[part]).toBe(first[part]);
  });

  it('prefers the time of the response to that of its data, and advances it here if there is neither', () => {
    const clock = someClock({ at: '2026-11-23T00:00:14.000Z' });
    expect(mergeClock(first, { ...arrival, clock }).at).toBe(at);
    expect(mergeClock(first, { ...arrival, clock, at: null }).at).toBe(clock.at);
    expect(mergeClock(first, { ...arrival, clock: null, at: null }).at).toBe(at);
  });

  it('resets the failures', () => {
    const failed = withFailure(withFailure(first));
    expect(failed).toMatchObject({ failures: 2, receivedAtMs: 10 });
    expect(failed.shops).toBe(first.shops);
    expect(mergeClock(failed, arrival).failures).toBe(0);
  });
});

describe('statusPollMs', () => {
  it('is fast while a run is unfinished and slow when idle', () => {
    expect(statusPollMs({ runs: [someRun()], failures: 0 })).toBe(1_000);
    expect(statusPollMs({ runs: [], failures: 0 })).toBe(15_000);
  });

  it('backs off while the server is unreachable, even during a run', () => {
    const waits = [1, 2, 3, 4, 5, 50].map((failures) => statusPollMs({ runs: [someRun()], failures }));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    expect(backOffMs(0)).toBe(1_000);
  });
});
