import { expect, it } from 'vitest';
import { passwordStrength } from './password-strength.ts';

it('counts the missing characters as graphemes', () => {
  expect(passwordStrength('')).toEqual({ missing: 12, level: 0 });
  expect(passwordStrength('🍣🍣🍣')).toEqual({ missing: 9, level: 0 });
  expect(passwordStrength('elevenchars')).toEqual({ missing: 1, level: 0 });
});

it('distinguishes acceptable from strong passwords', () => {
  expect(passwordStrength('twelve chars')).toEqual({ missing: 0, level: 1 });
  expect(passwordStrength('aaaaaaaaaaaaaaaaaaaa')).toEqual({ missing: 0, level: 1 });
  expect(passwordStrength('four words in a row')).toEqual({ missing: 0, level: 2 });
});
