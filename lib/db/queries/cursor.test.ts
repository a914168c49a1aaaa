import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlace, encodePlace } from './cursor.ts';

const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('comes back as the place that it was made from, and may stand in a URL as it is', () => {
    fc.assert(
      fc.property(text, text, (key, id) => {
        const cursor = encodePlace('shops name', [key, id]);
        expect(decodePlace('shops name', cursor)).toEqual([key, id]);
        expect(encodeURIComponent(cursor)).toBe(cursor);
      }),
    );
  });

  it('says nothing in another list, nor in the same one in another order', () => {
    const cursor = encodePlace('shops name', ['神田店', 's1']);
    expect(decodePlace('runs', cursor)).toBeNull();
    expect(decodePlace('shops -name', cursor)).toBeNull();
  });

  it.each([
    '',
    'x',
    'e30',
    encoded(null),
    encoded(['runs']),
    encoded(['runs', '1']),
    encoded(['runs', 1, 'r1']),
    encoded(['runs', '1', 'r1', 'more']),
    encoded(['runs', '1', 'r\0']),
    encoded({ 0: 'runs', 1: '1', 2: 'r1' }),
  ])('is refused where it was not made here: %j', (cursor) => {
    expect(decodePlace('runs', cursor)).toBeNull();
  });

  it('whatever is sent as one throws nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (cursor) => decodePlace('runs', cursor) === null));
  });
});
