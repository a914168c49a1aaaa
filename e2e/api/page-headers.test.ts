import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { proxy } from '../../proxy.ts';

const PAGE = 'http://localhost:3000/connect';

test('a page receives the nonce of its own policy only', () => {
  const { headers } = proxy(
    new NextRequest(PAGE, { headers: { 'x-nonce': 'mine', 'content-security-policy': 'mine' } }),
  );
  const nonce = headers.get('x-middleware-request-x-nonce');
  expect(nonce).not.toBe('mine');
  expect(headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
  expect(headers.get('x-middleware-request-content-security-policy')).toBe(headers.get('content-security-policy'));
});
