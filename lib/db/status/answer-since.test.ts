import { describe, expect, it } from 'vitest';
import { answerSince, isAhead } from './answer-since.ts';
import { someBoard } from './snapshot.test-helper.ts';

const snapshot = someBoard(9n, { a: 3n, b: 9n, c: 7n }, 5n);
const told = (since?: string) => {
  const { whole, shops } = answerSince(snapshot, since);
  return [whole, ...shops.map(({ id }) => id)];
};

describe('answerSince', () => {
  it('tells what changed after the cursor, and where to go on from', () => {
    expect(told('r6-3')).toEqual([false, 'b', 'c']);
    expect(told('r7-3')).toEqual([false, 'b']);
    expect(told('r9-3')).toEqual([false]);
    expect(answerSince(snapshot, 'r6-3').cursor).toBe('r9-3');
  });

  it('tells viewers who missed that shops went everything, and nobody else', () => {
    expect(told('r4-3')).toEqual([true, 'a', 'b', 'c']);
    expect(told('r5-3')).toEqual([false, 'b', 'c']);
    // Another process's snapshot, or this one's before a restart: the number tells.
    expect(told('r7-4')).toEqual([true, 'a', 'b', 'c']);
    expect(told('r7-2')).toEqual([false, 'b']);
  });

  it.each([undefined, '', 'x', 'r10-3', 'r-1', 'r1e3', `r${'9'.repeat(20)}-1`, "r1' --"])(
    'tells everything for %j',
    (since) => {
      expect(told(since)).toEqual([true, 'a', 'b', 'c']);
    },
  );

  it('gives all viewers with one cursor the same object', () => {
    expect(answerSince(snapshot, 'r7-3')).toBe(answerSince(snapshot, 'r7-3'));
    expect(answerSince(snapshot, undefined)).toBe(answerSince(snapshot, 'foreign'));
    expect(answerSince(snapshot, 'r7-3')).not.toBe(answerSince({ ...snapshot }, 'r7-3'));
  });

  it('gives the same list while no shop has changed, so that it is written and compressed once', () => {
    const later = { ...snapshot, at: '2026-11-23T00:00:01.000Z' };
    expect(answerSince(later, undefined).shops).toBe(answerSince(snapshot, undefined).shops);
    expect(answerSince({ ...snapshot, shops: new Map(snapshot.shops) }, undefined).shops).not.toBe(
      answerSince(snapshot, undefined).shops,
    );
  });
});

describe('isAhead', () => {
  it('knows a cursor that this snapshot has not come to yet', () => {
    expect(['r10-3', 'r9-3', 'r8-3', 'x', undefined].map((since) => isAhead(snapshot, since))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
