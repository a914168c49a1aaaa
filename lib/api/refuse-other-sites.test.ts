import { describe, expect, it } from 'vitest';
import { refuseOtherSites } from './refuse-other-sites.ts';

const OWN_URL = 'https://haizen.example.jp';
const GIVEN: { url?: string; forKeys?: boolean } = {};
const KEY = { authorization: 'Bearer a-key' };

function checking(method: string, headers: Record<string, string> = {}, { url, forKeys = true } = GIVEN) {
  const request = new Request('http://localhost/', { method, headers });
  return () => refuseOtherSites(request, { ownUrl: url, acceptsKey: forKeys });
}

describe('a page', () => {
  it.each(['cross-site', 'same-site'])('from %s can’t change anything, not even with a key', (site) => {
    for (const more of [{}, KEY]) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        expect(checking(method, { 'sec-fetch-site': site, ...more })).toThrow('cross-site');
      expect(checking('GET', { 'sec-fetch-site': site, ...more })).not.toThrow();
    }
  });

  it.each(['same-origin', 'none'])('of our own (%s) can change things', (site) => {
    expect(checking('POST', { 'sec-fetch-site': site })).not.toThrow();
  });

  it('is judged by Origin if the browser sends no Sec-Fetch-Site', () => {
    const from = (origin: string) => checking('POST', { origin, host: 'localhost:3000' });
    expect(from('http://localhost:3000')).not.toThrow();
    for (const origin of ['http://evil.example', 'http://localhost:4000', 'null', '']) {
      expect(from(origin)).toThrow('cross-site');
    }
  });
});

it('rejects changes without an origin unless they carry a key: a session alone proves nothing', () => {
  expect(checking('POST', { cookie: 'session=1' })).toThrow('cross-site');
  expect(checking('POST', {})).toThrow('cross-site');
  expect(checking('POST', KEY)).not.toThrow();
  expect(checking('GET', { cookie: 'session=1' })).not.toThrow();
});

it('rejects foreign host names unless the request carries a key', () => {
  const to = (host: string, headers: Record<string, string> = {}) =>
    checking('GET', { host, ...headers }, { url: OWN_URL });
  for (const host of [
    'localhost',
    'localhost:3000',
    '127.0.0.1:3400',
    '[::1]:3000',
    'haizen.example.jp',
    'HAIZEN.example.jp',
  ])
    expect(to(host)).not.toThrow();
  for (const host of [
    'evil.example',
    'localhost.evil.example:3000',
    '127.0.0.1.evil.example',
    'haizen.example.jp:8443',
  ])
    expect(to(host)).toThrow('cross-site');
  expect(to('haizen.internal', KEY)).not.toThrow();
});

it('ignores keys if the operation accepts none: sign-in and invitations are for our own pages', () => {
  const post = (headers: Record<string, string>) => checking('POST', headers, { url: OWN_URL, forKeys: false });
  for (const authorization of ['Bearer a-key', 'Bearer ', 'Basic eDp5', 'anything']) {
    expect(post({ authorization, host: 'evil.example', origin: 'http://evil.example' })).toThrow('cross-site');
    expect(post({ authorization, host: 'evil.example', 'sec-fetch-site': 'same-origin' })).toThrow('cross-site');
    expect(post({ authorization, host: 'haizen.example.jp' })).toThrow('cross-site');
    expect(post({ authorization, host: 'haizen.example.jp', origin: OWN_URL })).not.toThrow();
  }
});
