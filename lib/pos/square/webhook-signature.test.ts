import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSignedBySquare, squareSignature } from './webhook-signature.ts';

const KEY = 'asdf1234';
const URL_OF_CHAIN = 'https://example.com/webhook';
const EVENT = '{"hello":"world"}';

/** As documented: HMAC-SHA256 by the key over the URL and, without a separator, the body; in base64. */
function byTheBook(body: string): string {
  return createHmac('sha256', KEY)
    .update(URL_OF_CHAIN + body, 'utf8')
    .digest('base64');
}

const signed = { key: KEY, url: URL_OF_CHAIN, body: Buffer.from(EVENT) };

describe('Square’s signature', () => {
  // The example of Square's own SDKs (WebhooksHelper).
  it('is that of Square’s SDK', () => {
    expect(squareSignature(signed)).toBe('2kRE5qRU2tR+tBGlDwMEw2avJ7QM4ikPYD/PJ3bd9Og=');
    expect(squareSignature(signed)).toBe(byTheBook(EVENT));
  });

  it.each([
    ['text beyond ASCII', '{"name":"生ビール 🍺"}'],
    ['blanks and line ends', ' {\r\n "a" : 1 }\n'],
    ['nothing', ''],
  ])('covers the bytes of %s', (_what, body) => {
    expect(squareSignature({ ...signed, body: Buffer.from(body) })).toBe(byTheBook(body));
  });

  it('is accepted exactly', () => {
    const signature = squareSignature(signed);
    expect(isSignedBySquare(signature, signed)).toBe(true);
    for (const wrong of [null, '', signature.slice(1), `${signature} `, signature.toLowerCase(), 'あ'.repeat(44)])
      expect(isSignedBySquare(wrong, signed)).toBe(false);
  });

  it.each([
    ['key', { key: 'asdf1235' }],
    ['URL', { url: `${URL_OF_CHAIN}/` }],
    ['body', { body: Buffer.from(`${EVENT} `) }],
  ])('is of no use with another %s', (_what, other) => {
    expect(isSignedBySquare(squareSignature(signed), { ...signed, ...other })).toBe(false);
  });
});
