import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gzipAfter, openingOf } from './gzip-parts.ts';

it('makes one gzip stream of any two texts, the first compressed once', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(text, text, text, async (first, one, other) => {
      const opening = await openingOf(first.repeat(50));
      for (const rest of [one, other]) {
        const unpacked = gunzipSync(await gzipAfter(opening, rest));
        expect(unpacked.equals(Buffer.from(first.repeat(50) + rest))).toBe(true);
      }
    }),
  );
});

it('is checked by its reader: a byte that is wrong is found out', async () => {
  const stream = await gzipAfter(await openingOf('{"shops":["101"],'), '"whole":true}');
  const crcAt = stream.length - 8;
  stream[crcAt] = (stream[crcAt] ?? 0) ^ 1;
  expect(() => gunzipSync(stream)).toThrow('incorrect data check');
});
