import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TARGET_STATES } from '#lib/domain/state.ts';
import { confirmStatus, mergeStatus, withFailure } from './merge-status.ts';
import { backOffMs, statusPollMs } from './polling.ts';
import { someRun, someShop, someStatus } from './status.test-helper.ts';

const first = mergeStatus(undefined, someStatus(), { since: undefined, etag: 'W/"1"', sentAtMs: 0, receivedAtMs: 10 });
const later = { since: '1', etag: 'W/"2"', sentAtMs: 100, receivedAtMs: 110 };

describe('mergeStatus', () => {
  it('takes the first full response', () => {
    expect([...first.shops.keys()]).toEqual(['101', '102']);
    expect(first).toMatchObject({ cursor: '1', receivedAtMs: 10, failures: 0 });
  });

  it('applies a delta and keeps the identity of all other shops', () => {
    const running = someShop('102', { state: 'RUNNING', phase: 'READING' });
    const merged = mergeStatus(first, someStatus({ cursor: '2', whole: false, shops: [running] }), later);
    expect(merged.shops.get('101')).toBe(first.shops.get('101'));
    expect(merged.shops.get('102')).toEqual(running);
    expect(merged.shops.get('102')?.lastResult).toBe(first.shops.get('102')?.lastResult);
    expect(merged.cursor).toBe('2');
    expect(first.shops.get('102')?.state).toBe('SUCCEEDED');
  });

  it('keeps all identities if nothing changed', () => {
    for (const answer of [
      someStatus({ cursor: '2', whole: false, shops: [] }),
      someStatus({ cursor: '2', whole: false, shops: [someShop('101')] }),
      someStatus({ cursor: '2', whole: true }),
    ]) {
      const merged = mergeStatus(first, answer, later);
      expect(merged.shops).toBe(first.shops);
      expect(merged.chain).toBe(first.chain);
      expect(merged.runs).toBe(first.runs);
      expect(merged.receivedAtMs).toBe(110);
    }
  });

  it('drops shops missing from a full response', () => {
    const merged = mergeStatus(first, someStatus({ shops: [someShop('102')] }), { ...later, since: undefined });
    expect([...merged.shops.keys()]).toEqual(['102']);
    expect(merged.shops.get('102')).toBe(first.shops.get('102'));
  });

  it('adds new shops from a delta', () => {
    const merged = mergeStatus(first, someStatus({ whole: false, shops: [someShop('103')] }), later);
    expect([...merged.shops.keys()]).toEqual(['101', '102', '103']);
  });

  it('ignores the response to an older request', () => {
    const newer = mergeStatus(first, someStatus({ cursor: '3', whole: false, shops: [] }), later);
    const old = someStatus({ cursor: '2', whole: true, shops: [someShop('101', { state: 'FAILED' })] });
    expect(mergeStatus(newer, old, { ...later, sentAtMs: 99, receivedAtMs: 200 })).toBe(newer);
  });

  it('ignores a delta for another cursor', () => {
    const delta = someStatus({ cursor: '9', whole: false, shops: [] });
    expect(mergeStatus(first, delta, { ...later, since: '0' })).toBe(first);
  });

  it('resets the failures after a response', () => {
    const failed = withFailure(withFailure(first));
    expect(failed).toMatchObject({ failures: 2, receivedAtMs: 10 });
    expect(failed.shops).toBe(first.shops);
    expect(mergeStatus(failed, someStatus({ whole: false, shops: [] }), later).failures).toBe(0);
  });

  it('matches a full response after any sequence of deltas', () => {
    const step = fc.array(
      fc.tuple(fc.constantFrom('101', '102', '103', '104'), fc.constantFrom(...TARGET_STATES), fc.boolean()),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const truth = new Map(first.shops);
        let shown = first;
        for (const [index, changes] of steps.entries()) {
          const shops = changes.map(([id, state, inScope]) => someShop(id, { state, inScope }));
          for (const shop of shops) truth.set(shop.id, shop);
          const cursor = `c${index}`;
          const question = { since: shown.cursor, etag: null, sentAtMs: 100 + index, receivedAtMs: 100 + index };
          shown = mergeStatus(shown, someStatus({ cursor, whole: false, shops }), question);
        }
        expect(shown.shops).toEqual(truth);
      }),
    );
  });
});

describe('confirmStatus', () => {
  const at = '2026-11-23T00:00:15.000Z';
  const confirmation = { at, etag: 'W/"1"', sentAtMs: 15_000, receivedAtMs: 15_010 };

  it('refreshes the time of the data', () => {
    const confirmed = confirmStatus(withFailure(first), confirmation);
    expect(confirmed).toEqual({ ...first, at, sentAtMs: 15_000, receivedAtMs: 15_010, failures: 0 });
    for (const part of ['shops', 'chain', 'runs'] as const) expect(confirmed[part]).toBe(first[part]);
  });

  it('advances the server’s clock if the response does not include it', () => {
    expect(confirmStatus(first, { ...confirmation, at: null }).at).toBe(at);
  });

  it('ignores a confirmation of replaced data or of an older request', () => {
    const newer = mergeStatus(first, someStatus({ cursor: '2', whole: false, shops: [] }), later);
    expect(confirmStatus(newer, confirmation)).toBe(newer);
    expect(confirmStatus(newer, { ...confirmation, etag: 'W/"2"', sentAtMs: 99 })).toBe(newer);
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
