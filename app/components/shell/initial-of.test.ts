import { expect, it } from 'vitest';
import { initialOf } from './initial-of.ts';

it.each([
  ['田', '田中 健太'],
  ['T', ' tanaka'],
  ['が', 'か\u3099くと'.normalize('NFC')],
  ['👩‍🍳', '👩‍🍳 chef'],
  ['?', ' '],
])('shows %s', (initial, name) => {
  expect(initialOf(name)).toBe(initial);
});
