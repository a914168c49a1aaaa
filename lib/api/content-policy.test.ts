import { expect, test } from 'vitest';
import { pagePolicy, transportPolicy } from './content-policy.ts';

test('allows only scripts with the nonce: no inline scripts, no eval', () => {
  const policy = pagePolicy({ nonce: 'bm9uY2U', isDevelopment: false });
  expect(policy.split('; ')).toContain("script-src 'self' 'nonce-bm9uY2U' 'strict-dynamic'");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy.split('; ')).toContain("default-src 'self'");
});

test('allows eval in development', () => {
  expect(pagePolicy({ nonce: 'bm9uY2U', isDevelopment: true })).toContain("'strict-dynamic' 'unsafe-eval';");
});

test.each([
  ['https://haizen.example.com', 'max-age=31536000'],
  ['http://haizen.example.com', undefined],
  ['haizen.example.com', undefined],
  [undefined, undefined],
])('Strict-Transport-Security of %s: %s', (ownUrl, policy) => {
  expect(transportPolicy(ownUrl)).toBe(policy);
});
