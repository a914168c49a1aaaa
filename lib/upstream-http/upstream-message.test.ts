import { expect, it } from 'vitest';
import { tidyWords, wordsOf } from './upstream-message.ts';

it('finds the words that vendors put in different places', () => {
  expect(wordsOf({ errors: [{ category: 'X', code: 'RATE_LIMITED', detail: 'Slow down.' }] })).toBe('Slow down.');
  expect(wordsOf({ title: 'Unprocessable', detail: 'Unknown category.', errors: [] })).toBe('Unknown category.');
  expect(wordsOf({ title: 'Not Found', status: 404 })).toBe('Not Found');
  expect(wordsOf({ errors: 'none', detail: 7, error: 'invalid_token' })).toBe('invalid_token');
  expect(wordsOf({ errors: [{ code: 'RATE_LIMITED' }] })).toBe('RATE_LIMITED');
  expect(wordsOf(undefined)).toBeUndefined();
  expect(wordsOf([])).toBeUndefined();
  expect(wordsOf('text')).toBeUndefined();
});

it('cuts them, keeps them on one line, and takes our own token out', () => {
  expect(tidyWords('token  abc123\n is\u0000 wrong: abc123', ['abc123'])).toBe('token … is wrong: …');
  expect(tidyWords('あ'.repeat(400), [])).toHaveLength(300);
  expect(tidyWords(`${'a'.repeat(299)}🍣`, []).isWellFormed()).toBe(true);
});

it('knows our own token also in part, and as it is in a URL', () => {
  const token = 'EAAAl9Qw+pos/5e1f0b7d';
  expect(tidyWords(`Bearer ${token.slice(0, 14)}*** is wrong`, [token])).toBe('Bearer …*** is wrong');
  expect(tidyWords(`the one that ends in ${token.slice(-10)}`, [token])).toBe('the one that ends in …');
  expect(tidyWords(`?access_token=${encodeURIComponent(token)}&a=1`, [token])).toBe('?access_token=…&a=1');
  expect(tidyWords(`${token}${token}, ${token.slice(0, 9)}`, [token])).toBe('……, EAAAl9Qw+');
  expect(tidyWords('a token of one character', ['x', ''])).toBe('a token of one character');
  expect(tidyWords('y'.repeat(10_000_000), [token])).toHaveLength(300);
});
