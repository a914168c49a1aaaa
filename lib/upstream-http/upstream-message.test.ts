import { expect, it } from 'vitest';
import { sanitizeMessage, messageOf } from './upstream-message.ts';

it('finds messages in the fields vendors use', () => {
  expect(messageOf({ errors: [{ category: 'X', code: 'RATE_LIMITED', detail: 'Slow down.' }] })).toBe('Slow down.');
  expect(messageOf({ title: 'Unprocessable', detail: 'Unknown category.', errors: [] })).toBe('Unknown category.');
  expect(messageOf({ title: 'Not Found', status: 404 })).toBe('Not Found');
  expect(messageOf({ errors: 'none', detail: 7, error: 'invalid_token' })).toBe('invalid_token');
  expect(messageOf({ errors: [{ code: 'RATE_LIMITED' }] })).toBe('RATE_LIMITED');
  expect(messageOf(undefined)).toBeUndefined();
  expect(messageOf([])).toBeUndefined();
  expect(messageOf('text')).toBeUndefined();
});

it('truncates messages to one line and removes our token', () => {
  expect(sanitizeMessage('token  abc123\n is\u0000 wrong: abc123', ['abc123'])).toBe('token … is wrong: …');
  expect(sanitizeMessage('あ'.repeat(400), [])).toHaveLength(300);
  expect(sanitizeMessage(`${'a'.repeat(299)}🍣`, []).isWellFormed()).toBe(true);
});

it('removes partial and URL-encoded tokens', () => {
  const token = 'EAAAl9Qw+pos/5e1f0b7d';
  expect(sanitizeMessage(`Bearer ${token.slice(0, 14)}*** is wrong`, [token])).toBe('Bearer …*** is wrong');
  expect(sanitizeMessage(`the one that ends in ${token.slice(-10)}`, [token])).toBe('the one that ends in …');
  expect(sanitizeMessage(`?access_token=${encodeURIComponent(token)}&a=1`, [token])).toBe('?access_token=…&a=1');
  expect(sanitizeMessage(`${token}${token}, ${token.slice(0, 9)}`, [token])).toBe('……, EAAAl9Qw+');
  expect(sanitizeMessage('a token of one character', ['x', ''])).toBe('a token of one character');
  expect(sanitizeMessage('y'.repeat(10_000_000), [token])).toHaveLength(300);
});
