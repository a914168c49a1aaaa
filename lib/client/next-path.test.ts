import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPath, signInPath } from './next-path.ts';

describe('nextPath', () => {
  it.each([
    '/',
    '/chains/abc',
    '/chains/abc?state=failed&q=%E6%9C%AD%E5%B9%8C',
    '/chains/abc/runs/1#results',
    '/connect#pos-abc',
    '/chains/abc?q=https://elsewhere.example',
    '/settings-in-between',
    '/apiary',
    '/api/docs',
    '/api/docs/chains#getChain',
  ])('allows a page of this site: %s', (path) => {
    expect(nextPath(path)).toBe(path);
  });

  it.each([
    ['nothing', null],
    ['nothing at all', ''],
    ['no path', 'chains/abc'],
    ['two slashes', '//evil.example'],
    ['three slashes', '///evil.example'],
    ['a backslash', '/\\evil.example'],
    ['a backslash further on', '/chains\\..\\..\\evil'],
    ['a scheme', 'https://evil.example'],
    ['a scheme without slashes', 'https:evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['a script behind a space', ' javascript:alert(1)'],
    ['data', 'data:text/html,hello'],
    ['a tab', '/\t/evil.example'],
    ['an encoded tab', '/%09/evil.example'],
    ['a line break', '/\n/evil.example'],
    ['an encoded line break, as a header would take it', '/%0d%0aSet-Cookie:a=b'],
    ['a null byte', '/\0/evil.example'],
    ['an encoded slash', '/%2Fevil.example'],
    ['an encoded backslash', '/%5Cevil.example'],
    ['dots that leave two slashes', '/..//evil.example'],
    ['dots further on', '/a/../..//evil.example'],
    ['a dot', '/.//evil.example'],
    ['half an encoding', '/%E0%A4%A'],
    ['a very long path', `/${'a'.repeat(2_000)}`],
    ['the API', '/api/chains'],
    ['the API, in a path like that of its documentation', '/api/docs-of-something'],
    ['signing in', '/sign-in'],
    ['signing in, and so on', '/sign-in?next=/sign-in'],
    ['signing in, in disguise', '/%73ign-in'],
    ['an invitation', '/invite'],
  ])('falls back to the first page: %s', (_what, path) => {
    expect(nextPath(path)).toBe('/');
  });

  it('never leaves this site for any input', () => {
    const trick = fc.constantFrom(
      '/',
      '\\',
      '//',
      '\t',
      '\n',
      '%09',
      '%2f',
      '%5c',
      '..',
      '.',
      ':',
      '@',
      'evil.example',
    );
    const asked = fc
      .array(fc.oneof(trick, fc.string({ maxLength: 3 })), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(asked, (path) => {
        expect(new URL(nextPath(path), 'https://haizen.example').origin).toBe('https://haizen.example');
        expect(new URL(nextPath(decodeURIComponent(nextPath(path))), 'https://haizen.example').host).toBe(
          'haizen.example',
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('signInPath', () => {
  it('keeps the path to return to and the other parameters', () => {
    expect(signInPath('/chains/a?q=b c')).toBe('/sign-in?next=%2Fchains%2Fa%3Fq%3Db+c');
    expect(signInPath('/chains/a', { ended: 'looking' })).toBe('/sign-in?ended=looking&next=%2Fchains%2Fa');
  });

  it('drops a path that is not a page of this site', () => {
    expect(signInPath('/')).toBe('/sign-in');
    expect(signInPath('//evil.example')).toBe('/sign-in');
  });
});
