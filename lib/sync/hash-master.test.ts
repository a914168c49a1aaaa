import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashMaster } from './hash-master.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

it('sorts keys at every depth and keeps the order of lists', () => {
  const text = '{"a":{"e":null,"f":true},"b":[{"c":"あ","d":1},2]}';
  expect(hashMaster({ b: [{ d: 1, c: 'あ' }, 2], a: { f: true, e: null } })).toBe(sha256(text));
  expect(hashMaster([2, 1])).not.toBe(hashMaster([1, 2]));
});

it('treats absent and undefined as equal, but not null or empty', () => {
  expect(hashMaster({ name: '生', kana: undefined })).toBe(hashMaster({ name: '生' }));
  expect(hashMaster({ kana: null })).not.toBe(hashMaster({}));
  expect(hashMaster({ kana: '' })).not.toBe(hashMaster({}));
});

it('gives a menu the hash that databases have of it', () => {
  const variants = [{ price: 550, id: 'V1', sku: '001' }];
  const item = { id: 'I1', name: '生ビール', categoryIds: ['C2', 'C1'], sortOrder: 0, taxRate: 7.5, taxIncluded: true };
  const optionGroups = [{ id: 'G1', name: '"量"\n', min: 0, max: null, options: [] }];
  expect(hashMaster({ currency: 'JPY', items: [{ ...item, variants, optionGroupIds: [] }], optionGroups })).toBe(
    '390ab8e81ecef076a998138bb4a038058ae0c8084ef0a2c6e7f79201ba290250',
  );
});

it('ignores key order and distinguishes different values', () => {
  const value = fc.jsonValue();
  fc.assert(
    fc.property(value, value, (first, other) => {
      const hash = hashMaster(first);
      expect(hashMaster(turned(first))).toBe(hash);
      expect(hashMaster(JSON.parse(JSON.stringify(first)))).toBe(hash);
      expect(hashMaster(other) === hash).toBe(hashMaster(turned(other)) === hash);
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
