import { describe, expect, it } from 'vitest';
import { ProblemError } from './problem-error.ts';
import { refuseOtherSites, whoAsks } from './who.ts';

const KEY = 'a-key-of-24-characters-x';
const ask = (headers: Record<string, string>, apiKey: string | undefined = KEY) =>
  whoAsks(new Request('http://haizen.test/api/chains', { headers }), apiKey);

describe('whoAsks', () => {
  it('takes the page for the console and everyone else for a tool', () => {
    expect(ask({ 'sec-fetch-site': 'same-origin' })).toBe('console');
    expect(ask({})).toBe('api');
    expect(ask({ 'sec-fetch-site': 'cross-site' })).toBe('api');
    expect(ask({ 'sec-fetch-site': 'same-origin' }, '')).toBe('console');
  });

  it('takes the right key, however its scheme is written', () => {
    expect(ask({ authorization: `Bearer ${KEY}` })).toBe('api');
    expect(ask({ authorization: `bearer ${KEY}`, 'sec-fetch-site': 'same-origin' })).toBe('api');
  });

  it.each([
    ['another key', `Bearer ${KEY.replace('a', 'b')}`],
    ['a part of it', `Bearer ${KEY.slice(0, -1)}`],
    ['more than it', `Bearer ${KEY}x`],
    ['another scheme', `Basic ${KEY}`],
    ['no scheme', KEY],
    ['nothing', ''],
    ['an empty key', 'Bearer '],
  ])('refuses %s', (_what, authorization) => {
    expect(() => ask({ authorization })).toThrow(ProblemError);
    expect(() => ask({ authorization })).toThrow('unauthorized');
  });

  it('refuses any key where none is set, and says which scheme it wants', () => {
    const request = new Request('http://haizen.test/', { headers: { authorization: 'Bearer undefined' } });
    expect(() => whoAsks(request, undefined)).toThrow(
      expect.objectContaining({ code: 'unauthorized', options: { headers: { 'WWW-Authenticate': 'Bearer' } } }),
    );
  });
});

describe('refuseOtherSites', () => {
  it.each(['cross-site', 'same-site'])('lets a page from %s change nothing', (site) => {
    expect(() => refuseOtherSites(asked('POST', site))).toThrow('cross-site');
    expect(() => refuseOtherSites(asked('GET', site))).not.toThrow();
  });

  it.each(['same-origin', 'none', null])('lets our own page and tools (%s) through', (site) => {
    expect(() => refuseOtherSites(asked('POST', site))).not.toThrow();
  });

  it('goes by the origin where a browser says nothing else', () => {
    const from = (origin: string) =>
      refuseOtherSites(
        new Request('http://localhost:3000/', { method: 'POST', headers: { origin, host: 'localhost:3000' } }),
      );
    expect(() => from('http://localhost:3000')).not.toThrow();
    for (const origin of ['http://evil.example', 'http://localhost:4000', 'null']) {
      expect(() => from(origin)).toThrow('cross-site');
    }
  });

  it('answers nobody who came under a foreign name, but for who brings a key', () => {
    const to = (host: string, headers: Record<string, string> = {}) =>
      refuseOtherSites(new Request('http://localhost/', { headers: { host, ...headers } }));
    for (const host of ['localhost', 'localhost:3000', '127.0.0.1:3400', '[::1]:3000'])
      expect(() => to(host)).not.toThrow();
    for (const host of ['evil.example', 'localhost.evil.example:3000', '127.0.0.1.evil.example'])
      expect(() => to(host)).toThrow('cross-site');
    expect(() => to('haizen.internal', { authorization: `Bearer ${KEY}` })).not.toThrow();
  });
});

function asked(method: string, site: string | null): Request {
  return new Request('http://localhost/', { method, ...(site !== null && { headers: { 'Sec-Fetch-Site': site } }) });
}
