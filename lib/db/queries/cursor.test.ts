import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlace, encodePlace } from './cursor.ts';

const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('decodes to the place that it was made from and needs no escaping in a URL', () => {
    fc.assert(
      fc.property(text, text, (key, id) => {
        const cursor = encodePlace('shops name', [key, id]);
        expect(decodePlace('shops name', cursor)).toEqual([key, id]);
        expect(encodeURIComponent(cursor)).toBe(cursor);
      }),
    );
  });

  it('is invalid for another list, and for the same list in another order', () => {
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
  ])('is rejected if it was not made here: %j', (cursor) => {
    expect(decodePlace('runs', cursor)).toBeNull();
  });

  it('never throws, whatever the input', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (cursor) => decodePlace('runs', cursor) === null));
  });
});
