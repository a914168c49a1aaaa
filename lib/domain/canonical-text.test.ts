import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalText } from './canonical-text.ts';

it('sorts keys at every depth and keeps the order of lists', () => {
  const text = canonicalText({ b: [{ d: 1, c: 'あ' }, 2], a: { 10: true, 9: null } });
  expect(text).toBe('{"a":{"9":null,"10":true},"b":[{"c":"あ","d":1},2]}');
  expect(canonicalText(JSON.parse('{"b":1,"__proto__":{"d":1,"c":2}}'))).toBe('{"__proto__":{"c":2,"d":1},"b":1}');
  expect(canonicalText([2, 1])).not.toBe(canonicalText([1, 2]));
});

it('treats absent and undefined as equal, but not null or empty', () => {
  expect(canonicalText({ name: '生', kana: undefined })).toBe(canonicalText({ name: '生' }));
  expect(canonicalText({ kana: null })).not.toBe(canonicalText({}));
  expect(canonicalText({ kana: '' })).not.toBe(canonicalText({}));
});

it('ignores key order and distinguishes different values', () => {
  const value = fc.jsonValue();
  fc.assert(
    fc.property(value, value, (first, other) => {
      const text = canonicalText(first);
      expect(canonicalText(turned(first))).toBe(text);
      expect(canonicalText(JSON.parse(text))).toBe(text);
      expect(canonicalText(other) === text).toBe(canonicalText(turned(other)) === text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(first)));
    }),
  );
});

/** The same value with the keys of every object reversed. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, turned(part)]),
  );
}
