import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageFault } from './fault.ts';
import { pageOf, type Page } from './page.ts';

type Entry = { readonly id: number; shown: boolean };

const entries = (count: number): Entry[] => Array.from({ length: count }, (_, id) => ({ id, shown: true }));

/** Follows the cursors for at most `most` pages. */
function readAll(list: readonly Entry[], fault?: PageFault, most = 20): (readonly number[])[] {
  const pages: (readonly number[])[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Entry> | 'invalid-cursor' = pageOf({
      list,
      shows: ({ shown }) => shown,
      limit: 3,
      cursor,
      query: 'all',
      fault,
    });
    if (page === 'invalid-cursor') throw new Error('The cursor was refused');
    pages.push(page.items.map(({ id }) => id));
    ({ cursor } = page);
  } while (cursor !== undefined && pages.length < most);
  return pages;
}

test('pages contain every visible entry once, in order, with any entries hidden', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (shown) => {
      const list = shown.map((isShown, id) => ({ id, shown: isShown }));
      const expected = list.filter((entry) => entry.shown).map(({ id }) => id);
      expect(readAll(list).flat()).toEqual(expected);
    }),
  );
});

test('removing an entry during a read shifts no other', () => {
  const list = entries(9);
  const first = pageOf({
    list,
    shows: ({ shown }) => shown,
    limit: 3,
    cursor: undefined,
    query: 'all',
    fault: undefined,
  });
  const gone = list.map((entry) => ({ ...entry, shown: entry.id !== 1 }));
  if (first === 'invalid-cursor') throw new Error('No first page');
  const { cursor } = first;
  const second = pageOf({ list: gone, shows: ({ shown }) => shown, limit: 3, cursor, query: 'all', fault: undefined });
  expect(second).toMatchObject({ items: [{ id: 3 }, { id: 4 }, { id: 5 }] });
});

test.each<{ fault: PageFault; pages: number[][] }>([
  { fault: { kind: 'missing-page', page: 2 }, pages: [[0, 1, 2], [6, 7, 8], [9]] },
  { fault: { kind: 'missing-page', page: 1 }, pages: [[3, 4, 5], [6, 7, 8], [9]] },
  {
    fault: { kind: 'missing-page', page: -1 },
    pages: [
      [0, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
    ],
  },
  { fault: { kind: 'empty-page', page: 2 }, pages: [[0, 1, 2], [], [6, 7, 8], [9]] },
  { fault: { kind: 'duplicate-page', page: 2 }, pages: [[0, 1, 2], [3, 4, 5], [3, 4, 5], [6, 7, 8], [9]] },
  {
    fault: { kind: 'repeat-cursor', page: 2 },
    pages: [
      [0, 1, 2],
      [3, 4, 5],
      [3, 4, 5],
      [3, 4, 5],
    ],
  },
  {
    fault: { kind: 'repeat-cursor', page: 1 },
    pages: [
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
    ],
  },
])('$fault.kind at page $fault.page', ({ fault, pages }) => {
  expect(readAll(entries(10), fault, pages.length > 4 ? 20 : 4)).toEqual(pages);
});

test('a cursor is valid only for its own list', () => {
  const request = { list: entries(5), shows: () => true, limit: 3, fault: undefined };
  const page = pageOf({ ...request, cursor: undefined, query: 'items' });
  if (page === 'invalid-cursor') throw new Error('No first page');
  expect(pageOf({ ...request, cursor: page.cursor, query: 'categories' })).toBe('invalid-cursor');
  expect(pageOf({ ...request, cursor: 'made-up', query: 'items' })).toBe('invalid-cursor');
});

test('a cursor is valid for its lifetime, and not for a page whose cursor has expired by a fault', () => {
  let nowMs = 1_000;
  const cursors = { lifeMs: 500, now: () => nowMs };
  const request = { list: entries(9), shows: () => true, limit: 3, query: 'all', fault: undefined, cursors };
  const first = pageOf({ ...request, cursor: undefined });
  if (first === 'invalid-cursor') throw new Error('No first page');
  nowMs += 500;
  expect(pageOf({ ...request, cursor: first.cursor })).toMatchObject({ items: [{ id: 3 }, { id: 4 }, { id: 5 }] });
  const fault = { kind: 'expired-cursor', page: 2 } as const;
  expect(pageOf({ ...request, fault, cursor: first.cursor })).toBe('invalid-cursor');
  expect(pageOf({ ...request, fault, cursor: undefined })).toMatchObject({ items: first.items });
  nowMs += 1;
  expect(pageOf({ ...request, cursor: first.cursor })).toBe('invalid-cursor');
});
