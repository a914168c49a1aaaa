import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { ApiProblem, Unreachable } from './api-errors.ts';
import { mergeStatus, type StatusSnapshot } from './merge-status.ts';
import { readStatus, type StatusReader } from './read-status.ts';
import { someShop, someStatus } from './status.test-helper.ts';

const shown = mergeStatus(undefined, someStatus(), { since: undefined, sentAtMs: 0, receivedAtMs: 0 });

function reader(current: StatusSnapshot | undefined, ask: StatusReader['ask']): StatusReader {
  return { current: () => current, ask, signal: new AbortController().signal, nowMs: () => 1_000 };
}

function refusal(code: ProblemCode, status: number): ApiProblem {
  return new ApiProblem({ type: 'about:blank', title: '', status, code, detail: '', remedy: '' }, {});
}

describe('readStatus', () => {
  it('asks for what changed since what is shown', async () => {
    const asked: (string | undefined)[] = [];
    const read = await readStatus(
      reader(shown, async (since) => {
        asked.push(since);
        return someStatus({ cursor: '2', whole: false, shops: [someShop('101', { state: 'FAILED' })] });
      }),
    );
    expect(asked).toEqual(['1']);
    expect(read.shops.get('101')?.state).toBe('FAILED');
    expect(read.receivedAtMs).toBe(1_000);
  });

  it('begins again with the whole where the server no longer knows the cursor', async () => {
    const asked: (string | undefined)[] = [];
    const read = await readStatus(
      reader(shown, async (since) => {
        asked.push(since);
        if (since !== undefined) throw refusal('invalid-query', 422);
        return someStatus({ cursor: 'new', shops: [someShop('101')] });
      }),
    );
    expect(asked).toEqual(['1', undefined]);
    expect([...read.shops.keys()]).toEqual(['101']);
    expect(read.cursor).toBe('new');
  });

  it('keeps what is shown while nobody answers, or the server has a problem', async () => {
    for (const error of [new Unreachable('down'), refusal('not-ready', 503)]) {
      const read = await readStatus(reader(shown, () => Promise.reject(error)));
      expect(read).toEqual({ ...shown, failures: 1 });
    }
  });

  it('throws where there is nothing to keep, and where the chain is refused', async () => {
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
