import { describe, expect, it } from 'vitest';
import { clientAddress, isFromThisMachine } from './client-address.ts';
import { type TrustedProxies, trustedProxies } from './trusted-proxies.ts';

const headersOf = (addresses?: string) => new Headers(addresses === undefined ? {} : { 'x-forwarded-for': addresses });
const behind = (setting: number | readonly string[]) => trustedProxies({ setting, url: undefined });

describe('clientAddress', () => {
  it.each<[string | undefined, number, string | null]>([
    [undefined, 1, null],
    ['127.0.0.1', 1, '127.0.0.1'],
    ['203.0.113.9', 1, '203.0.113.9'],
    ['203.0.113.9, 127.0.0.1', 1, '203.0.113.9'],
    // The caller can forge the first entries.
    ['10.0.0.1, 203.0.113.9, 127.0.0.1', 1, '203.0.113.9'],
    ['10.0.0.1, 203.0.113.9, 198.51.100.2, 127.0.0.1', 2, '203.0.113.9'],
    ['10.0.0.1, 203.0.113.9', 0, '203.0.113.9'],
    ['203.0.113.9', 2, '203.0.113.9'],
    ['203.0.113.9', 0, '203.0.113.9'],
    [' , ,', 1, null],
    // If a proxy's entry is invalid, no entry to its left counts instead.
    ['10.0.0.1, unknown, 127.0.0.1', 1, null],
    ['10.0.0.1, , 127.0.0.1', 1, null],
    ['10.0.0.1, unix:, 127.0.0.1', 1, null],
    ['10.0.0.1, <script>, 127.0.0.1', 1, null],
    ['999.1.1.1', 0, null],
    // Addresses are normalized.
    ['203.0.113.9:51234, 127.0.0.1', 1, '203.0.113.9'],
    ['[2001:DB8::9]:51234, 127.0.0.1', 1, '2001:db8::9'],
    ['::ffff:203.0.113.9', 0, '203.0.113.9'],
    ['2001:db8::9, ::1', 1, '2001:db8::9'],
    ['fe80::9%eth0', 0, 'fe80::9'],
  ])('of %j behind %i proxies is %j', (addresses, proxies, address) => {
    expect(clientAddress(headersOf(addresses), behind(proxies))).toBe(address);
  });

  const LISTED = ['127.0.0.1', '10.1.0.0/16', '2001:db8:1::/48'];
  it.each<[string, string | null]>([
    // From a listed proxy
    ['203.0.113.9, 127.0.0.1', '203.0.113.9'],
    ['203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['203.0.113.9, ::ffff:10.1.2.3', '203.0.113.9'],
    ['203.0.113.9, 2001:db8:1::5', '203.0.113.9'],
    ['1.1.1.1, 203.0.113.9, 10.1.2.3, 127.0.0.1', '203.0.113.9'],
    ['10.1.2.3, 127.0.0.1', '10.1.2.3'],
    ['1.1.1.1, unknown, 127.0.0.1', null],
    // From any other peer, whose entries don't count
    ['1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['1.1.1.1, 10.2.0.1', '10.2.0.1'],
    ['203.0.113.9', '203.0.113.9'],
  ])('of %j behind listed proxies is %j', (addresses, address) => {
    expect(clientAddress(headersOf(addresses), behind(LISTED))).toBe(address);
  });
});

describe('without a setting', () => {
  it.each<[string | undefined, TrustedProxies]>([
    [undefined, { kind: 'count', count: 0 }],
    ['http://haizen.example.com', { kind: 'count', count: 0 }],
    ['https://haizen.example.com', { kind: 'count', count: 1 }],
  ])('an installation at %s trusts %j', (url, trusted) => {
    expect(trustedProxies({ setting: undefined, url })).toEqual(trusted);
  });

  it('a direct caller can’t forge its address', () => {
    const trusted = trustedProxies({ setting: undefined, url: undefined });
    for (const forged of ['1.1.1.1', '127.0.0.1', '1.1.1.1, 2.2.2.2'])
      expect(clientAddress(headersOf(`${forged}, 203.0.113.9`), trusted)).toBe('203.0.113.9');
  });
});

describe('isFromThisMachine', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.1, ::1'])('%s is', (addresses) => {
    expect(isFromThisMachine(headersOf(addresses))).toBe(true);
  });
  it.each([
    undefined,
    '203.0.113.9',
    '127.0.0.1, 203.0.113.9',
    '203.0.113.9, 127.0.0.1',
    '127.0.0.1.evil',
    '127.0.0.1, , 127.0.0.1',
    '',
  ])('%s is not', (addresses) => {
    expect(isFromThisMachine(headersOf(addresses))).toBe(false);
  });
});
