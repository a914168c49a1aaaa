import { expect, it } from 'vitest';
import { passwordStrength } from './password-strength.ts';

it('counts the characters that are missing, as people count them', () => {
  expect(passwordStrength('')).toEqual({ missing: 12, level: 0 });
  expect(passwordStrength('🍣🍣🍣')).toEqual({ missing: 9, level: 0 });
  expect(passwordStrength('elevenchars')).toEqual({ missing: 1, level: 0 });
});

it('tells what can be taken from what is hard to guess', () => {
  expect(passwordStrength('twelve chars')).toEqual({ missing: 0, level: 1 });
  expect(passwordStrength('aaaaaaaaaaaaaaaaaaaa')).toEqual({ missing: 0, level: 1 });
  expect(passwordStrength('four words in a row')).toEqual({ missing: 0, level: 2 });
});
