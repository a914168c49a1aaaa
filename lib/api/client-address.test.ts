import { describe, expect, it } from 'vitest';
import { clientAddress, isFromThisMachine } from './client-address.ts';
import { type TrustedProxies, trustedProxies } from './trusted-proxies.ts';

const came = (addresses?: string) => new Headers(addresses === undefined ? {} : { 'x-forwarded-for': addresses });
const behind = (setting: number | readonly string[]) => trustedProxies({ setting, url: undefined });

describe('the address of a caller', () => {
  it.each<[string | undefined, number, string | null]>([
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
    // What a proxy wrote is no address: nothing further left counts instead of it.
    ['10.0.0.1, unknown, 127.0.0.1', 1, null],
    ['10.0.0.1, , 127.0.0.1', 1, null],
    ['10.0.0.1, unix:, 127.0.0.1', 1, null],
    ['10.0.0.1, <script>, 127.0.0.1', 1, null],
    ['999.1.1.1', 0, null],
    // One address has one spelling.
    ['203.0.113.9:51234, 127.0.0.1', 1, '203.0.113.9'],
    ['[2001:DB8::9]:51234, 127.0.0.1', 1, '2001:db8::9'],
    ['::ffff:203.0.113.9', 0, '203.0.113.9'],
    ['2001:db8::9, ::1', 1, '2001:db8::9'],
    ['fe80::9%eth0', 0, 'fe80::9'],
  ])('of %j behind %i proxies is %j', (addresses, proxies, address) => {
    expect(clientAddress(came(addresses), behind(proxies))).toBe(address);
  });

  const LISTED = ['127.0.0.1', '10.1.0.0/16', '2001:db8:1::/48'];
  it.each<[string, string | null]>([
    // From a proxy that is listed
    ['203.0.113.9, 127.0.0.1', '203.0.113.9'],
    ['203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['203.0.113.9, ::ffff:10.1.2.3', '203.0.113.9'],
    ['203.0.113.9, 2001:db8:1::5', '203.0.113.9'],
    ['1.1.1.1, 203.0.113.9, 10.1.2.3, 127.0.0.1', '203.0.113.9'],
    ['10.1.2.3, 127.0.0.1', '10.1.2.3'],
    ['1.1.1.1, unknown, 127.0.0.1', null],
    // From anybody else: what they wrote doesn't count
    ['1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['1.1.1.1, 10.2.0.1', '10.2.0.1'],
    ['203.0.113.9', '203.0.113.9'],
  ])('of %j behind listed proxies is %j', (addresses, address) => {
    expect(clientAddress(came(addresses), behind(LISTED))).toBe(address);
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

  it('who calls directly can’t choose an address', () => {
    const trusted = trustedProxies({ setting: undefined, url: undefined });
    for (const forged of ['1.1.1.1', '127.0.0.1', '1.1.1.1, 2.2.2.2'])
      expect(clientAddress(came(`${forged}, 203.0.113.9`), trusted)).toBe('203.0.113.9');
  });
});

describe('isFromThisMachine', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.1, ::1'])('%s is', (addresses) => {
    expect(isFromThisMachine(came(addresses))).toBe(true);
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
    expect(isFromThisMachine(came(addresses))).toBe(false);
  });
});
