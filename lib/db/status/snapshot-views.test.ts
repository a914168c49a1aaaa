import { describe, expect, it } from 'vitest';
import { changesSince, clockOf, isAhead, statusSince } from './snapshot-views.ts';
import { someSnapshot } from './snapshot.test-helper.ts';

const snapshot = someSnapshot(9n, { a: 3n, b: 9n, c: 7n }, 5n);
const idsSince = (since?: string) => {
  const { whole, items } = changesSince(snapshot, since);
  return [whole, ...items.map(({ id }) => id)];
};

describe('changesSince', () => {
  it('returns what changed after the cursor, and the next cursor', () => {
    expect(idsSince('r6-3')).toEqual([false, 'b', 'c']);
    expect(idsSince('r7-3')).toEqual([false, 'b']);
    expect(idsSince('r9-3')).toEqual([false]);
    expect(changesSince(snapshot, 'r6-3').cursor).toBe('r9-3');
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
});

it('the clock has the cursor of the snapshot’s shops, and none of them', () => {
  const clock = clockOf(snapshot);
  expect(clock.cursor).toBe(changesSince(snapshot, undefined).cursor);
  expect(Object.keys(clock).toSorted()).toEqual(['at', 'chain', 'conductor', 'cursor', 'lastAllRun', 'runs']);
});

it('the status is the clock and the changed shops in one', () => {
  const { items: shops, whole } = changesSince(snapshot, 'r7-3');
  expect(statusSince(snapshot, 'r7-3')).toEqual({ ...clockOf(snapshot), whole, shops });
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
