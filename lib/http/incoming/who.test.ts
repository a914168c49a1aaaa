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
});

function asked(method: string, site: string | null): Request {
  return new Request('http://localhost/', { method, ...(site !== null && { headers: { 'Sec-Fetch-Site': site } }) });
}
