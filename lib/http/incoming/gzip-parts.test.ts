import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endingOf, gzipWith } from './gzip-parts.ts';

it('makes one gzip stream of any beginning and ending, the ending compressed once', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(text, text, text, async (first, second, end) => {
      const ending = await endingOf(end.repeat(50));
      for (const beginning of [first, second]) {
        const unpacked = gunzipSync(await gzipWith(beginning, ending));
        expect(unpacked.equals(Buffer.from(beginning + end.repeat(50)))).toBe(true);
      }
    }),
  );
});

it('is checked by its reader: a byte that is wrong is found out', async () => {
  const stream = await gzipWith('{"shops":[', await endingOf('"101"]}'));
  const [length] = [stream.length];
  stream[length - 8] = (stream[length - 8] ?? 0) ^ 1;
  expect(() => gunzipSync(stream)).toThrow('incorrect data check');
});
