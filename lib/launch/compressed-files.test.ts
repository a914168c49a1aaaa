import { expect, it } from 'vitest';
import { compressedFile } from './compressed-files.js';

const files = new Set(['one.js.br', 'one.js.gz', 'old.css.gz', 'font.woff2.gz'].map((name) => `/_next/static/${name}`));

it.each([
  ['/_next/static/one.js', 'gzip, deflate, br, zstd', 'br', '/_next/static/one.js.br'],
  ['/_next/static/one.js', 'gzip, deflate', 'gzip', '/_next/static/one.js.gz'],
  ['/_next/static/old.css', 'br,gzip', 'gzip', '/_next/static/old.css.gz'],
])('%s for who takes %s is sent by %s', (url, accepted, encoding, sent) => {
  expect(compressedFile({ url, accepted, files })).toMatchObject({ encoding, url: sent });
});

it.each([
  ['/_next/static/one.js', ''],
  ['/_next/static/one.js', 'identity'],
  ['/_next/static/one.js', 'gzip;q=0, br;q=0'],
  ['/_next/static/two.js', 'gzip, br'],
  ['/_next/static/font.woff2', 'gzip'],
  ['/one.js', 'gzip'],
  ['/_next/static/one.js?x=1', 'gzip'],
  ['/_next/static/one.js.gz', 'gzip'],
])('%s for who takes “%s” is left as it is', (url, accepted) => {
  expect(compressedFile({ url, accepted, files })).toBeNull();
});

it('says what a style sheet and a script are', () => {
  const typeOf = (url: string) => compressedFile({ url, accepted: 'gzip', files })?.type;
  expect([typeOf('/_next/static/old.css'), typeOf('/_next/static/one.js')]).toEqual([
    'text/css; charset=UTF-8',
    'application/javascript; charset=UTF-8',
  ]);
});
