import { describe, expect, it } from 'vitest';
import { answerSince, isAhead } from './answer-since.ts';
import { someSnapshot } from './snapshot.test-helper.ts';

const snapshot = someSnapshot(9n, { a: 3n, b: 9n, c: 7n }, 5n);
const idsSince = (since?: string) => {
  const { whole, shops } = answerSince(snapshot, since);
  return [whole, ...shops.map(({ id }) => id)];
};

describe('answerSince', () => {
  it('returns what changed after the cursor, and the next cursor', () => {
    expect(idsSince('r6-3')).toEqual([false, 'b', 'c']);
    expect(idsSince('r7-3')).toEqual([false, 'b']);
    expect(idsSince('r9-3')).toEqual([false]);
    expect(answerSince(snapshot, 'r6-3').cursor).toBe('r9-3');
  });

  it('returns everything only to viewers that missed the removal of shops', () => {
    expect(idsSince('r4-3')).toEqual([true, 'a', 'b', 'c']);
    expect(idsSince('r5-3')).toEqual([false, 'b', 'c']);
    // A cursor of another process, or from before a restart: the number of shops decides.
    expect(idsSince('r7-4')).toEqual([true, 'a', 'b', 'c']);
    expect(idsSince('r7-2')).toEqual([false, 'b']);
  });

  it.each([undefined, '', 'x', 'r10-3', 'r-1', 'r1e3', `r${'9'.repeat(20)}-1`, "r1' --"])(
    'returns everything for %j',
    (since) => {
      expect(idsSince(since)).toEqual([true, 'a', 'b', 'c']);
    },
  );

  it('returns the same object to all viewers with the same cursor', () => {
    expect(answerSince(snapshot, 'r7-3')).toBe(answerSince(snapshot, 'r7-3'));
    expect(answerSince(snapshot, undefined)).toBe(answerSince(snapshot, 'foreign'));
    expect(answerSince(snapshot, 'r7-3')).not.toBe(answerSince({ ...snapshot }, 'r7-3'));
  });

  it('returns the same list while no shop has changed, so that it is serialized and compressed once', () => {
    const later = { ...snapshot, at: '2026-11-23T00:00:01.000Z' };
    expect(answerSince(later, undefined).shops).toBe(answerSince(snapshot, undefined).shops);
    expect(answerSince({ ...snapshot, shops: new Map(snapshot.shops) }, undefined).shops).not.toBe(
      answerSince(snapshot, undefined).shops,
    );
  });
});

describe('isAhead', () => {
  it('detects a cursor that is newer than this snapshot', () => {
    expect(['r10-3', 'r9-3', 'r8-3', 'x', undefined].map((since) => isAhead(snapshot, since))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
