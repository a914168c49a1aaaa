import { describe, expect, it } from 'vitest';
import { localeFromHeader } from './locale.ts';

describe('localeFromHeader', () => {
  it.each([
    [null, 'ja'],
    ['', 'ja'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,ja;q=0.8', 'en'],
    ['fr-FR, en;q=0.5', 'en'],
    ['en;q=0.3, ja;q=0.9', 'ja'],
    ['en;q=0, fr', 'ja'],
    ['fr, de', 'ja'],
    ['*', 'ja'],
    ['EN-us', 'en'],
    ['en;q=nonsense', 'ja'],
  ])('%s → %s', (header, locale) => {
    expect(localeFromHeader(header)).toBe(locale);
  });
});
