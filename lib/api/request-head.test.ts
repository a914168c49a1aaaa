import { expect, it } from 'vitest';
import { isPlainHead } from './request-head.ts';

const HOST = ['Host', 'haizen.example'];

it.each([
  ['/', HOST],
  ['//evil.example', HOST],
  ['/?next=http://evil.example', HOST],
  ['*', HOST],
  ['/', []],
  ['/', ['X-Forwarded-Host', 'a', ...HOST, 'Accept', 'host']],
])('%s with %j is plain', (url, rawHeaders) => {
  expect(isPlainHead({ url, rawHeaders })).toBe(true);
});

it.each([
  ['http://haizen.example/', HOST],
  ['HTTP://evil.example//x', HOST],
  ['https:evil', HOST],
  ['', HOST],
  ['?x', HOST],
  ['/', [...HOST, 'hOST', 'haizen.example']],
  ['/', ['HOST', 'a', 'Accept', '*/*', 'host', 'b']],
])('%s with %j is not plain', (url, rawHeaders) => {
  expect(isPlainHead({ url, rawHeaders })).toBe(false);
});
