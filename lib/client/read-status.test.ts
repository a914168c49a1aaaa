import { describe, expect, it } from 'vitest';
import type { ShopChanges } from '#lib/contract/status.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { ApiProblem, Unreachable } from './api-errors.ts';
import type { StatusSnapshot } from './merge-status.ts';
import { type ClockAnswer, readStatus, type StatusReader } from './read-status.ts';
import { someClock, someShop, someShopChanges, someStatus } from './status.test-helper.ts';

const shown = someStatus();
const CONFIRMED: ClockAnswer = { clock: null, etag: 'W/"1"', at: null };

type Asks = Partial<Pick<StatusReader, 'askClock' | 'askShops'>>;

/** A reader that keeps what it was asked for. */
function reader(current: StatusSnapshot | undefined, { askClock, askShops }: Asks) {
  const asked: unknown[] = [];
  const reads: StatusReader = {
    current: () => current,
    askClock: (known) => {
      asked.push(known);
      return askClock?.(known) ?? Promise.resolve(CONFIRMED);
    },
    askShops: (wanted) => {
      asked.push(wanted);
      return askShops?.(wanted) ?? Promise.resolve(someShopChanges());
    },
    signal: new AbortController().signal,
    nowMs: () => 1_000,
  };
  return { reads, asked };
}

function moved(cursor: string): () => Promise<ClockAnswer> {
  return async () => ({ clock: someClock({ cursor }), etag: 'W/"2"', at: '2026-11-23T00:00:00.300Z' });
}

function changed(cursor: string, changes: Partial<ShopChanges> = {}): () => Promise<ShopChanges> {
  return async () => ({ cursor, whole: false, items: [someShop('101', { state: 'FAILED' })], ...changes });
}

function refusal(code: ProblemCode, status: number): ApiProblem {
  return new ApiProblem({ type: 'about:blank', title: '', status, code, detail: '', remedy: '' }, {});
}

describe('readStatus', () => {
  it('reads the clock and all shops first', async () => {
    const { reads, asked } = reader(undefined, { askClock: moved('1') });
    const read = await readStatus(reads);
    expect(asked).toEqual([{ atLeast: undefined, etag: null }, {}]);
    expect([...read.shops.keys()]).toEqual(['101', '102']);
    expect(read).toMatchObject({ cursor: '1', shopsCursor: '1', etag: 'W/"2"', receivedAtMs: 1_000, failures: 0 });
  });

  it('then reads the clock, and the shops that changed', async () => {
    const { reads, asked } = reader(shown, { askClock: moved('2'), askShops: changed('2') });
    const read = await readStatus(reads);
    expect(asked).toEqual([
      { atLeast: '1', etag: 'W/"1"' },
      { since: '1', atLeast: '2' },
    ]);
    expect(read.shops.get('101')?.state).toBe('FAILED');
    expect(read).toMatchObject({ cursor: '2', shopsCursor: '2', etag: 'W/"2"', at: '2026-11-23T00:00:00.300Z' });
  });

  it('requests no shops while none has changed', async () => {
    const at = '2026-11-23T00:00:01.000Z';
    const { reads, asked } = reader(shown, { askClock: async () => ({ ...CONFIRMED, at }) });
    const read = await readStatus(reads);
    expect(asked).toHaveLength(1);
    expect(read).toEqual({ ...shown, at, sentAtMs: 1_000, receivedAtMs: 1_000 });
    expect(read.shops).toBe(shown.shops);
  });

  it('requests shops that lag behind the clock, even if the clock has not moved', async () => {
    const lagging = someStatus({ shopsCursor: '0' });
    const { reads, asked } = reader(lagging, { askShops: changed('1') });
    expect((await readStatus(reads)).shopsCursor).toBe('1');
    expect(asked[1]).toEqual({ since: '0', atLeast: '1' });
    // Both were requested at the same time, and the clock has moved in between.
    const whole = reader(undefined, { askClock: moved('2') });
    await readStatus(whole.reads);
    expect(whole.asked[2]).toEqual({ since: '1', atLeast: '2' });
  });

  it('starts over if the server no longer knows the cursor', async () => {
    const { reads, asked } = reader(shown, {
      askClock: moved('new'),
      askShops: async ({ since }) => {
        if (since !== undefined) throw refusal('invalid-query', 422);
        return someShopChanges({ cursor: 'new', items: [someShop('101')] });
      },
    });
    const read = await readStatus(reads);
    expect(asked.slice(2)).toEqual([{ atLeast: undefined, etag: null }, {}]);
    expect([...read.shops.keys()]).toEqual(['101']);
    expect(read.shopsCursor).toBe('new');
  });

  it('keeps the result of a later poll', async () => {
    const later = someStatus({ cursor: '3', sentAtMs: 2_000 });
    let current = shown;
    const { reads } = reader(shown, {
      askClock: async () => {
        current = later;
        return CONFIRMED;
      },
    });
    expect(await readStatus({ ...reads, current: () => current })).toBe(later);
  });

  it('returns what was confirmed if the snapshot was dropped meanwhile', async () => {
    let current: StatusSnapshot | undefined = shown;
    const { reads } = reader(shown, {
      askClock: async () => {
        current = undefined;
        return CONFIRMED;
      },
    });
    expect((await readStatus({ ...reads, current: () => current })).shops).toBe(shown.shops);
  });

  it('keeps the snapshot while the server is unreachable or has a problem', async () => {
    for (const error of [new Unreachable('down'), refusal('not-ready', 503)]) {
      const fails = () => Promise.reject(error);
      for (const asks of [{ askClock: fails }, { askClock: moved('2'), askShops: fails }]) {
        expect(await readStatus(reader(shown, asks).reads)).toEqual({ ...shown, failures: 1 });
      }
    }
  });

  it('throws if there is no snapshot, and if the chain is rejected', async () => {
    const down = reader(undefined, { askClock: () => Promise.reject(new Unreachable('down')) });
    await expect(readStatus(down.reads)).rejects.toThrow(Unreachable);
    const gone = reader(shown, { askClock: () => Promise.reject(refusal('not-found', 404)) });
    await expect(readStatus(gone.reads)).rejects.toThrow(ApiProblem);
  });

  it('does not count an aborted poll as a failure', async () => {
    const controller = new AbortController();
    const { reads } = reader(shown, {
      askClock: () => {
        controller.abort(new Error('asked again'));
        return Promise.reject(controller.signal.reason as Error);
      },
    });
    await expect(readStatus({ ...reads, signal: controller.signal })).rejects.toThrow('asked again');
  });
});
