import { describe, expect, it } from 'vitest';
import { answerSince, isAhead } from './answer-since.ts';
import { someBoard } from './snapshot.test-helper.ts';

const board = someBoard(9n, { a: 3n, b: 9n, c: 7n }, 5n);
const told = (since?: string) => {
  const { whole, shops } = answerSince(board, since);
  return [whole, ...shops.map(({ id }) => id)];
};

describe('answerSince', () => {
  it('tells what changed after the cursor, and where to go on from', () => {
    expect(told('r6-3')).toEqual([false, 'b', 'c']);
    expect(told('r7-3')).toEqual([false, 'b']);
    expect(told('r9-3')).toEqual([false]);
    expect(answerSince(board, 'r6-3').cursor).toBe('r9-3');
  });

  it('tells viewers who missed that shops went everything, and nobody else', () => {
    expect(told('r4-3')).toEqual([true, 'a', 'b', 'c']);
    expect(told('r5-3')).toEqual([false, 'b', 'c']);
    // Another process's board, or this one's before a restart: the number tells.
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
    expect(answerSince(board, 'r7-3')).toBe(answerSince(board, 'r7-3'));
    expect(answerSince(board, undefined)).toBe(answerSince(board, 'foreign'));
    expect(answerSince(board, 'r7-3')).not.toBe(answerSince({ ...board }, 'r7-3'));
  });

  it('gives the same list while no shop has changed, so that it is written and compressed once', () => {
    const later = { ...board, at: '2026-11-23T00:00:01.000Z' };
    expect(answerSince(later, undefined).shops).toBe(answerSince(board, undefined).shops);
    expect(answerSince({ ...board, shops: new Map(board.shops) }, undefined).shops).not.toBe(
      answerSince(board, undefined).shops,
    );
  });
});

describe('isAhead', () => {
  it('knows a cursor that this board has not come to yet', () => {
    expect(['r10-3', 'r9-3', 'r8-3', 'x', undefined].map((since) => isAhead(board, since))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
