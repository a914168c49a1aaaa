import { describe, expect, it } from 'vitest';
import { ACTS } from '#lib/domain/audit.ts';
import { LOCALES } from './locale.ts';
import { MESSAGES } from './messages.ts';

describe.each(LOCALES)('the words of what is on record, %s', (locale) => {
  const words: Readonly<Record<string, string>> = MESSAGES[locale].audit.act;

  it('none is missing and none too many', () => {
    expect(Object.keys(words).toSorted()).toEqual([...ACTS].toSorted());
  });

  it('no two acts read the same', () => {
    expect(new Set(Object.values(words)).size).toBe(ACTS.length);
  });
});
