import { describe, expect, it } from 'vitest';
import { ACTS } from '#lib/domain/audit.ts';
import { LOCALES } from './locale.ts';
import { MESSAGES } from './messages.ts';

describe.each(LOCALES)('audit labels, %s', (locale) => {
  const words: Readonly<Record<string, string>> = MESSAGES[locale].audit.act;

  it('match the recorded fields exactly', () => {
    expect(Object.keys(words).toSorted()).toEqual([...ACTS].toSorted());
  });

  it('are unique per act', () => {
    expect(new Set(Object.values(words)).size).toBe(ACTS.length);
  });
});
