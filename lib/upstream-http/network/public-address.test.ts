import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';

const PUBLIC = [
  ['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0'],
  ['168.63.129.15', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.0', '192.167.255.255'],
  ['192.169.0.0', '198.17.255.255', '198.20.0.0', '203.0.112.255', '203.0.114.0', '223.255.255.255'],
  ['2001:200::1', '2001:4860:4860::8888', '2400:cb00::1', '2606:4700::1111', '2a00:1450::', '3ffe:ffff::'],
].flat();

const SPECIAL = [
  ['0.0.0.0', '0.1.2.3', '10.0.0.0', '10.255.255.255', '100.64.0.0', '100.127.255.255', '100.100.100.200'],
  ['127.0.0.1', '127.255.255.255', '168.63.129.16', '169.254.0.0', '169.254.169.254', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255', '192.0.0.0', '192.0.0.192', '192.0.2.1', '192.88.99.1', '192.168.0.0'],
  ['192.168.255.255', '198.18.0.0', '198.19.255.255', '198.51.100.7', '203.0.113.7', '224.0.0.1', '239.255.255.255'],
  ['240.0.0.0', '255.255.255.255'],
  [
    '::',
    '::1',
    '::127.0.0.1',
    '::8.8.8.8',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:0:10.0.0.1',
    '64:ff9b::a00:1',
  ],
  ['64:ff9b:1::1', '100::1', '1fff:ffff::', '2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2', '2001:2::1'],
  ['2001:10::1', '2001:20::1', '2001:1ff:ffff::', '2001:db8::1', '2002:7f00:1::', '2002:a9fe:a9fe::1', '3fff::1'],
  ['4000::', '5f00::1', 'fc00::1', 'fd00:ec2::254', 'fdff:ffff::', 'fe80::1', 'febf::1', 'fec0::1', 'ff02::1'],
  ['fe80::1%eth0', '2606:4700::1111%eth0', '[::1]', 'localhost', '', '1.1.1', '01.1.1.1', '1.1.1.1.', '1.1.1.256'],
].flat();

describe('isPublicAddress', () => {
  it.each(PUBLIC)('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each(SPECIAL)('%j is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

const ipv4 = (value: number) => [24, 16, 8, 0].map((bits) => (value >>> bits) & 255).join('.');
const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
const ipv6 = (parts: readonly number[]) => parts.map((part) => part.toString(16)).join(':');

const RANGES_IPV4 = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16']
  .concat(['0.0.0.0/8', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15', '198.51.100.0/24'])
  .concat(['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32'])
  .map((range) => {
    const [base = '', bits = ''] = range.split('/');
    const first = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    return { first, last: first + 2 ** (32 - Number(bits)) - 1 };
  });

it('rejects exactly the special ranges among all IPv4 addresses', () => {
  const anywhere = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  const edges = fc.constantFrom(...RANGES_IPV4.flatMap(({ first, last }) => [first - 1, first, last, last + 1]));
  const inside = fc.constantFrom(...RANGES_IPV4).chain(({ first, last }) => fc.integer({ min: first, max: last }));
  fc.assert(
    fc.property(fc.oneof(anywhere, edges, inside), (picked) => {
      const value = Math.min(Math.max(picked, 0), 2 ** 32 - 1);
      const isSpecial = RANGES_IPV4.some(({ first, last }) => first <= value && value <= last);
      expect([ipv4(value), isPublicAddress(ipv4(value))]).toEqual([ipv4(value), !isSpecial]);
    }),
    { numRuns: 5_000 },
  );
});

it('accepts only 2000::/3 among all IPv6 addresses, without the ranges that embed IPv4', () => {
  const disguises = new BlockList();
  for (const [net, bits] of [
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ] as const) {
    disguises.addSubnet(net, bits, 'ipv6');
  }
  const heads = fc.constantFrom(0, 0x64, 0x100, 0x1fff, 0x2000, 0x2001, 0x2002, 0x3fff, 0x4000, 0xfd00, 0xfe80, 0xff02);
  const address = fc
    .tuple(fc.oneof(heads, fc.integer({ min: 0, max: 0xffff })), groups)
    .map(([head, [, ...rest]]) => [head, ...rest]);
  fc.assert(
    fc.property(address, (parts) => {
      const text = ipv6(parts);
      const isGlobal = (parts[0] ?? 0) >>> 13 === 1;
      expect([text, isPublicAddress(text)]).toEqual([text, isGlobal && !disguises.check(text, 'ipv6')]);
    }),
    { numRuns: 5_000 },
  );
});

it('no IPv4 address becomes public when written as IPv6', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'), (v4, prefix) => {
      expect(isPublicAddress(`${prefix}${v4}`)).toBe(false);
    }),
  );
});
