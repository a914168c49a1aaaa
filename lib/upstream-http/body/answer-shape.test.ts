import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listOf, readShape, Unfitting } from './answer-shape.ts';
import { OverBound } from './over-bound.ts';
import { scanned } from './receive-json.ts';
import { id, idList, text } from './texts.ts';

const { signal } = new AbortController();
const entry = z.object({ id, names: listOf(text).nullish() });
const shape = {
  rest: z.object({ cursor: z.string().nullish() }),
  lists: { objects: { entry, bound: 'page-objects' }, needed: { entry: z.int(), required: true } },
} as const;
const read = (value: unknown) => readShape(shape, scanned(new TextEncoder().encode(JSON.stringify(value))), signal);

it('reads lists and other fields', async () => {
  const value = { cursor: 'c', objects: [{ id: 'a', names: ['x'], more: 1 }, { id: 'b' }], needed: [1], other: [[]] };
  expect(await read(value)).toEqual({ cursor: 'c', objects: [{ id: 'a', names: ['x'] }, { id: 'b' }], needed: [1] });
  expect(await read({ objects: null, needed: [] })).toEqual({ objects: [], needed: [] });
});

describe('an invalid response', () => {
  it.each<[unknown, string | undefined]>([
    [{ objects: [], needed: [1, 'x'] }, 'needed.1'],
    [{ objects: [] }, 'needed'],
    [{ objects: {}, needed: [] }, 'objects'],
    [{ objects: [{ id: 'a' }, { id: 'b', names: ['x', 7] }], needed: [] }, 'objects.1.names.1'],
    [{ objects: [{ id: 'a', names: 'x' }], needed: [] }, 'objects.0.names'],
    [{ cursor: 7, needed: [] }, 'cursor'],
    [[], undefined],
    [null, undefined],
    ['text', undefined],
  ])('reports its first invalid field: %j', async (value, field) => {
    await expect(read(value)).rejects.toMatchObject({ name: 'Unfitting', field });
  });

  it('stops at the first invalid field and reports only that one', async () => {
    const bad = { id: 'a', names: Array(1_000).fill(1) };
    const error: unknown = await read({ objects: Array.from({ length: 1_000 }, () => bad), needed: [] }).catch(
      (reason: unknown) => reason,
    );
    if (!(error instanceof Unfitting)) throw error;
    expect(error.message.length).toBeLessThan(200);
    expect(error.cause).toBeUndefined();
  });

  it('exceeds a list bound before the first entry is parsed', async () => {
    await expect(read({ objects: Array(1_001).fill('no object'), needed: [] })).rejects.toThrow(OverBound);
  });
});

describe('texts', () => {
  it.each(['', '\0', '\ud800', 'a\u0007b', 'x'.repeat(256)])('rejects %j as an id', (value) => {
    expect(id.safeParse(value).success).toBe(false);
  });

  it('checks each id of a list, including ids seen before', () => {
    expect(idList.parse(['L1', 'L2', 'L1'])).toEqual(['L1', 'L2', 'L1']);
    for (const value of [['L1', ''], ['L1', 'L\ud800'], ['L1', 1], ['L1', null], 'L1', { 0: 'L1' }]) {
      expect(idList.safeParse(value).success).toBe(false);
    }
    expect(idList.safeParse(['L1', 'L2', '\0']).error?.issues[0]?.path).toEqual([2]);
  });

  it('are kept unchanged or rejected', () => {
    for (const value of ['', '一号店', '👍', 'a\nb', 'x'.repeat(100_000)]) expect(text.parse(value)).toBe(value);
    for (const value of ['a\0', '\ud83d', '\udc4d\ud83d']) expect(text.safeParse(value).success).toBe(false);
  });
});
