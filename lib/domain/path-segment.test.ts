import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathSegment } from './path-segment.ts';

describe('an id as a path segment', () => {
  it.each(['.', '..', '', 'a\0b', 'a\nb', '\u007f', 'a\u0085', '\ud83d', 'a\udc00b'])('is rejected: %j', (id) => {
    expect(pathSegment(id)).toBeNull();
  });

  it.each([
    ['101', '101'],
    ['a/b', 'a%2Fb'],
    ['../shops/102', '..%2Fshops%2F102'],
    ['..\\102', '..%5C102'],
    ['%2e%2e', '%252e%252e'],
    ['...', '...'],
    ['.hidden', '.hidden'],
    ['a?b#c', 'a%3Fb%23c'],
    ['新宿 店', '%E6%96%B0%E5%AE%BF%20%E5%BA%97'],
  ])('%j becomes %j', (id, segment) => {
    expect(pathSegment(id)).toBe(segment);
  });

  const ids = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('.', '..', '/', '\\', '%2e', '%2F', '%', '?', '#', ';', ' ', '\t', 'a', '\0'))
      .map((parts) => parts.join('')),
  );

  it('stays one segment, round-trips and leaves the rest of the URL unchanged', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const segment = pathSegment(id);
        if (segment === null) return;
        const url = new URL(`https://platform.example/base/v1/shops/${segment}/menu`);
        const parts = url.pathname.split('/');
        expect(parts.map((part) => decodeURIComponent(part))).toEqual(['', 'base', 'v1', 'shops', id, 'menu']);
        expect([url.search, url.hash]).toEqual(['', '']);
      }),
    );
  });

  it('different ids give different segments', () => {
    fc.assert(
      fc.property(ids, ids, (id, other) => {
        fc.pre(id !== other && pathSegment(id) !== null);
        expect(pathSegment(id)).not.toBe(pathSegment(other));
      }),
    );
  });
});
