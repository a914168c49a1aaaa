import { describe, expect, it } from 'vitest';
import { clientAddress, isFromThisMachine } from './client-address.ts';

const came = (addresses?: string) => new Headers(addresses === undefined ? {} : { 'x-forwarded-for': addresses });

describe('clientAddress', () => {
  it.each([
    [undefined, 1, null],
    ['127.0.0.1', 1, '127.0.0.1'],
    ['203.0.113.9', 1, '203.0.113.9'],
    ['203.0.113.9, 127.0.0.1', 1, '203.0.113.9'],
    // What the caller wrote itself comes first.
    ['10.0.0.1, 203.0.113.9, 127.0.0.1', 1, '203.0.113.9'],
    ['10.0.0.1, 203.0.113.9, 198.51.100.2, 127.0.0.1', 2, '203.0.113.9'],
    ['10.0.0.1, 203.0.113.9', 0, '203.0.113.9'],
    ['203.0.113.9', 2, '203.0.113.9'],
    ['203.0.113.9', 0, '203.0.113.9'],
    [' , ,', 1, null],
  ])('of %j behind %i proxies is %j', (addresses, proxies, address) => {
    expect(clientAddress(came(addresses), proxies)).toBe(address);
  });
});

describe('isFromThisMachine', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.1, ::1'])('%s is', (addresses) => {
    expect(isFromThisMachine(came(addresses))).toBe(true);
  });
  it.each([undefined, '203.0.113.9', '127.0.0.1, 203.0.113.9', '203.0.113.9, 127.0.0.1', '127.0.0.1.evil', ''])(
    '%s is not',
    (addresses) => {
      expect(isFromThisMachine(came(addresses))).toBe(false);
    },
  );
});
