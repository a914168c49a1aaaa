import fc from 'fast-check';

/** Strings that are known to break servers. */
const KNOWN = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u{feff}',
  '\ud800',
  'x\udfff\ud800y',
  '\u{202e}shop',
  'e\u0301',
  'が',
  'ガ\u3099',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\u{10ffff}',
  '\r\nX-Evil: 1',
  "'; DROP TABLE chain; --",
  '${7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '%2F..%2F',
  '-1',
  '1e309',
  'NaN',
  'null',
  'undefined',
  'true',
  '9007199254740993',
  '0x10',
  '__proto__',
  'constructor',
  'toString',
  '00000000-0000-0000-0000-000000000000',
  '2024-02-30T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  'http://[::1',
  'javascript:alert(1)',
  'http://user:pass@127.0.0.1:9/',
];

const HUGE = [1_000, 10_000, 200_000];

export const oddText: fc.Arbitrary<string> = fc.oneof(
  // Valid in JSON, invalid in Postgres.
  { arbitrary: fc.constantFrom('a\0b', '\0', 'a\ud800'), weight: 3 },
  { arbitrary: fc.constantFrom(...KNOWN), weight: 5 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 2 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }), weight: 2 },
  // Mixes in lone surrogates.
  { arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)), weight: 2 },
  { arbitrary: fc.constantFrom(...HUGE).map((length) => '長'.repeat(length)), weight: 1 },
);

/** Any bytes that a header value can hold: no line breaks. */
export const oddHeaderText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ',',
    ',,,',
    ';',
    '*',
    '"',
    'W/"',
    'a, b;q=x',
    'ja;q=1e999',
    '\u00ff\u00fe',
    '\u007f',
    'x'.repeat(201),
    'x'.repeat(8_000),
  ),
  fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 60 }),
);
