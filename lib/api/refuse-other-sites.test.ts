import { describe, expect, it } from 'vitest';
import { refuseOtherSites } from './refuse-other-sites.ts';

const OWN_URL = 'https://haizen.example.jp';
const GIVEN: { url?: string; forKeys?: boolean } = {};
const KEY = { authorization: 'Bearer a-key' };

function asked(method: string, headers: Record<string, string> = {}, { url, forKeys = true } = GIVEN) {
  const request = new Request('http://localhost/', { method, headers });
  return () => refuseOtherSites(request, { ownUrl: url, acceptsKey: forKeys });
}

describe('a page', () => {
  it.each(['cross-site', 'same-site'])('from %s may change nothing, not even with a key', (site) => {
    for (const more of [{}, KEY]) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        expect(asked(method, { 'sec-fetch-site': site, ...more })).toThrow('cross-site');
      expect(asked('GET', { 'sec-fetch-site': site, ...more })).not.toThrow();
    }
  });

  it.each(['same-origin', 'none'])('of ours (%s) may', (site) => {
    expect(asked('POST', { 'sec-fetch-site': site })).not.toThrow();
  });

  it('goes by the origin where a browser says nothing else', () => {
    const from = (origin: string) => asked('POST', { origin, host: 'localhost:3000' });
    expect(from('http://localhost:3000')).not.toThrow();
    for (const origin of ['http://evil.example', 'http://localhost:4000', 'null', '']) {
      expect(from(origin)).toThrow('cross-site');
    }
  });
});

it('what does not localize where it comes from changes nothing without a key: a session alone proves nothing', () => {
  expect(asked('POST', { cookie: 'session=1' })).toThrow('cross-site');
  expect(asked('POST', {})).toThrow('cross-site');
  expect(asked('POST', KEY)).not.toThrow();
  expect(asked('GET', { cookie: 'session=1' })).not.toThrow();
});

it('answers nobody who came under a foreign name, but for who brings a key', () => {
  const to = (host: string, headers: Record<string, string> = {}) =>
    asked('GET', { host, ...headers }, { url: OWN_URL });
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

it('a key opens nothing where none is asked for: signing in and invitations are for our own pages', () => {
  const post = (headers: Record<string, string>) => asked('POST', headers, { url: OWN_URL, forKeys: false });
  for (const authorization of ['Bearer a-key', 'Bearer ', 'Basic eDp5', 'anything']) {
    expect(post({ authorization, host: 'evil.example', origin: 'http://evil.example' })).toThrow('cross-site');
    expect(post({ authorization, host: 'evil.example', 'sec-fetch-site': 'same-origin' })).toThrow('cross-site');
    expect(post({ authorization, host: 'haizen.example.jp' })).toThrow('cross-site');
    expect(post({ authorization, host: 'haizen.example.jp', origin: OWN_URL })).not.toThrow();
  }
});
