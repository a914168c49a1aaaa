import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import { NotUtf8 } from './decode-utf-8.ts';
import { jsonBody, NotJson, wholeOf } from './json-body.ts';
import { receiveJson, scanned } from './receive-json.ts';
import { scanJson } from './scan-json.ts';

const { signal } = new AbortController();
const encoder = new TextEncoder();

async function read(text: string | Uint8Array, pieceBytes = Number.POSITIVE_INFINITY): Promise<unknown> {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  return wholeOf(await receiveJson(pieces()), signal);
}

/** The parsed value, or 'refused' for invalid JSON. */
const outcome = (work: () => Promise<unknown>) =>
  work().then(
    (value) => ({ value }),
    (error: unknown) => (error instanceof NotJson || error instanceof SyntaxError ? 'refused' : String(error)),
  );
const byParser = (text: string) => outcome(async () => JSON.parse(text));

describe('JSON read entry by entry', () => {
  const rootLists = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue())));
  const values = fc.oneof(fc.jsonValue(), rootLists, fc.array(fc.array(fc.jsonValue())));

  it('equals what JSON.parse returns, for any chunking', async () => {
    const property = fc.asyncProperty(
      values,
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (value, bytes, wide) => {
        const text = JSON.stringify(value, null, wide ? 2 : 0);
        expect(await read(text, bytes)).toEqual(JSON.parse(text));
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it('is rejected exactly when JSON.parse rejects it', async () => {
    const marks = fc.constantFrom('[', ']', '{', '}', ',', ':', '"', '\\', ' ', '1', '"a"', 'null', '');
    const property = fc.asyncProperty(rootLists, marks, fc.nat(), fc.nat(3), async (value, mark, at, cut) => {
      const text = JSON.stringify(value);
      const place = at % (text.length + 1);
      const spoiled = text.slice(0, place) + mark + text.slice(place + cut);
      const whole = spoiled.toWellFormed();
      expect(await outcome(() => read(whole))).toEqual(await byParser(whole));
    });
    await fc.assert(property, { numRuns: 1_000 });
  });

  it.each([
    '',
    ' ',
    '[',
    '{"a":[1}',
    '{"a":[1,]}',
    '{"a":[,1]}',
    '{"a":[1 2]}',
    '[]]',
    '{}{}',
    '{"a":[1],}',
    '"a',
    '{"a":[{"b":[}]}]}',
  ])('rejects %s', async (text) => {
    await expect(read(text)).rejects.toThrow(NotJson);
  });

  it('keeps the last of two equal keys, and a key named __proto__', async () => {
    expect(await read('{"a":[1],"a":[2]}')).toEqual({ a: [2] });
    expect(JSON.stringify(await read('{"__proto__":[{"__proto__":1}]}'))).toBe('{"__proto__":[{"__proto__":1}]}');
  });
});

describe('bytes', () => {
  const invalid = {
    'an invalid first byte': [0xff],
    'an overlong slash': [0xc0, 0xaf],
    'a lone surrogate': [0xed, 0xa0, 0x80],
    'above the last code point': [0xf4, 0x90, 0x80, 0x80],
    'truncated inside a character': [0xe3, 0x81],
  };
  it.each(Object.entries(invalid))(
    'are rejected if they are not UTF-8, inside an entry and outside: %s',
    async (_what, bytes) => {
      const around = (before: string, after: string) =>
        Uint8Array.from([...encoder.encode(before), ...bytes, ...encoder.encode(after)]);
      await expect(read(around('{"objects":[{"name":"', '"}]}'))).rejects.toThrow(NotUtf8);
      await expect(read(around('{"objects":[],"cursor":"', '"}'))).rejects.toThrow(NotUtf8);
      await expect(read(around('"', '"'))).rejects.toThrow(NotUtf8);
    },
  );

  it('may start with one byte order mark, and contain none elsewhere', async () => {
    expect(await read('\ufeff{"a":[1]}')).toEqual({ a: [1] });
    await expect(read('\ufeff\ufeff{"a":[1]}')).rejects.toThrow(NotJson);
    await expect(read('{"a":[\ufeff1]}')).rejects.toThrow(NotJson);
    expect(await read('{"a":["\ufeff"]}')).toEqual({ a: ['\ufeff'] });
  });
});

describe('a bound', () => {
  const entries = (count: number, entry: string) => `{"objects":[${Array(count).fill(entry).join(',')}]}`;
  const { depth, entries: mostEntries, values } = UPSTREAM_BOUNDS;
  const entryValues = UPSTREAM_BOUNDS['entry-values'];

  it.each<[string, string]>([
    ['depth', '['.repeat(depth + 1)],
    ['entries', entries(mostEntries + 1, '1')],
    ['entry-values', `[[${'1,'.repeat(entryValues + 1)}1]]`],
    ['entry-values', `{"a":{"b":[${'1,'.repeat(entryValues + 1)}1]}}`],
    ['values', entries(12, `[${'1,'.repeat(values / 10)}1]`)],
  ])('of %s rejects the body before it is parsed', async (bound, text) => {
    const scan = scanJson();
    const bytes = encoder.encode(text);
    const push = () => {
      for (let at = 0; at < bytes.length; at += 65_536) scan.push(bytes.subarray(at, at + 65_536));
    };
    expect(push).toThrow(expect.objectContaining({ bound }));
  });

  it('of bytes reports the limit', async () => {
    const chunks = async function* () {
      for (;;) yield encoder.encode(' '.repeat(1_000));
    };
    await expect(receiveJson(chunks(), { maxBytes: 10_000 })).rejects.toMatchObject({ bound: 'bytes', limit: 10_000 });
  });

  it('does not count brackets inside strings', async () => {
    expect(await read(JSON.stringify({ a: ['['.repeat(5_000), '\\"[['] }))).toEqual({
      a: ['['.repeat(5_000), '\\"[['],
    });
  });

  it('of depth accepts bodies just below it', async () => {
    const text = '['.repeat(depth) + ']'.repeat(depth);
    expect(JSON.stringify(await wholeOf(scanned(encoder.encode(text)), signal))).toBe(text);
  });
});

it('is checked without blocking the event loop, for any number of bodies', async () => {
  const bytes = encoder.encode(
    JSON.stringify({ objects: Array.from({ length: 40_000 }, (_, id) => ({ id, a: [id] })) }),
  );
  const scan = scanJson();
  scan.push(bytes);
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const all = await Promise.all([1, 2, 3].map(() => wholeOf(jsonBody(bytes, scan), signal)));
  isOver = true;
  expect(all).toHaveLength(3);
  expect(turns).toBeGreaterThan(3);
});
