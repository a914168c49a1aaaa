import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { ApiProblem, Unreachable } from './api-errors.ts';
import { mergeStatus, type StatusSnapshot } from './merge-status.ts';
import { type Known, readStatus, type StatusAnswer, type StatusReader } from './read-status.ts';
import { someShop, someStatus } from './status.test-helper.ts';

const shown = mergeStatus(undefined, someStatus(), { since: undefined, etag: 'W/"1"', sentAtMs: 0, receivedAtMs: 0 });

function reader(current: StatusSnapshot | undefined, ask: StatusReader['ask']): StatusReader {
  return { current: () => current, ask, signal: new AbortController().signal, nowMs: () => 1_000 };
}

function answer(changes: Partial<StatusAnswer>): StatusAnswer {
  return { status: null, etag: 'W/"1"', at: null, ...changes };
}

function refusal(code: ProblemCode, status: number): ApiProblem {
  return new ApiProblem({ type: 'about:blank', title: '', status, code, detail: '', remedy: '' }, {});
}

describe('readStatus', () => {
  it('requests what changed since the snapshot', async () => {
    const asked: Known[] = [];
    const read = await readStatus(
      reader(shown, async (known) => {
        asked.push(known);
        const status = someStatus({ cursor: '2', whole: false, shops: [someShop('101', { state: 'FAILED' })] });
        return answer({ status, etag: 'W/"2"', at: '2026-11-23T00:00:00.300Z' });
      }),
    );
    expect(asked).toEqual([{ since: '1', etag: 'W/"1"' }]);
    expect(read.shops.get('101')?.state).toBe('FAILED');
    expect(read).toMatchObject({ receivedAtMs: 1_000, etag: 'W/"2"', at: '2026-11-23T00:00:00.300Z' });
  });

  it('keeps the snapshot, with a new time, if the server confirms it', async () => {
    const at = '2026-11-23T00:00:01.000Z';
    const read = await readStatus(reader(shown, async () => answer({ at })));
    expect(read).toEqual({ ...shown, at, sentAtMs: 1_000, receivedAtMs: 1_000 });
    expect(read.shops).toBe(shown.shops);
  });

  it('requests everything if the confirmed snapshot was replaced', async () => {
    const asked: Known[] = [];
    let current: StatusSnapshot | undefined = shown;
    const forgetful = reader(shown, async (known) => {
      asked.push(known);
      current = undefined;
      return answer(known.etag === null ? { status: someStatus(), etag: 'W/"3"' } : {});
    });
    const read = await readStatus({ ...forgetful, current: () => current });
    expect(asked).toEqual([
      { since: '1', etag: 'W/"1"' },
      { since: undefined, etag: null },
    ]);
    expect([read.shops.size, read.etag]).toEqual([2, 'W/"3"']);
  });

  it('starts over if the server no longer knows the cursor', async () => {
    const asked: Known[] = [];
    const read = await readStatus(
      reader(shown, async (known) => {
        asked.push(known);
        if (known.since !== undefined) throw refusal('invalid-query', 422);
        return answer({ status: someStatus({ cursor: 'new', shops: [someShop('101')] }) });
      }),
    );
    expect(asked).toEqual([
      { since: '1', etag: 'W/"1"' },
      { since: undefined, etag: null },
    ]);
    expect([...read.shops.keys()]).toEqual(['101']);
    expect(read.cursor).toBe('new');
  });

  it('keeps the snapshot while the server is unreachable or has a problem', async () => {
    for (const error of [new Unreachable('down'), refusal('not-ready', 503)]) {
      const read = await readStatus(reader(shown, () => Promise.reject(error)));
      expect(read).toEqual({ ...shown, failures: 1 });
    }
  });

  it('throws if there is no snapshot, and if the chain is rejected', async () => {
    await expect(readStatus(reader(undefined, () => Promise.reject(new Unreachable('down'))))).rejects.toThrow(
      Unreachable,
    );
    await expect(readStatus(reader(shown, () => Promise.reject(refusal('not-found', 404))))).rejects.toThrow(
      ApiProblem,
    );
  });

  it('does not count an aborted poll as a failure', async () => {
    const controller = new AbortController();
    const aborted = reader(shown, () => {
      controller.abort(new Error('asked again'));
      return Promise.reject(controller.signal.reason as Error);
    });
    await expect(readStatus({ ...aborted, signal: controller.signal })).rejects.toThrow('asked again');
  });
});
