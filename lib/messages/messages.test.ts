import { describe, expect, it } from 'vitest';
import { LOCALES } from './locale.ts';
import { MESSAGES } from './messages.ts';
import { placeholdersOf, tagsOf } from './placeholders.test-helper.ts';
import { translatorFor } from './translator.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flatten(value, `${path}${key}.`),
  );
}

const texts = { ja: new Map(flatten(MESSAGES.ja)), en: new Map(flatten(MESSAGES.en)) };

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect([...texts.en.keys()].toSorted()).toEqual([...texts.ja.keys()].toSorted());
  });

  it.each([...texts.ja.keys()])('%s takes the same values in both languages', (key) => {
    const [en, ja] = [texts.en.get(key) ?? '', texts.ja.get(key) ?? ''];
    expect(placeholdersOf(en)).toEqual(placeholdersOf(ja));
    expect(tagsOf(en)).toEqual(tagsOf(ja));
  });

  it.each(LOCALES)('%s has a key per rule, not one text that chooses among many', (locale) => {
    const long = [...texts[locale]].filter(([, text]) => / select,/u.test(text) && text.length > 200);
    expect(long).toEqual([]);
  });

  it.each(LOCALES)('%s has no empty text and no stray whitespace', (locale) => {
    for (const [key, text] of texts[locale]) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).toBe(text.trim());
    }
  });

  it.each(LOCALES)('%s formats every text with values for every placeholder', (locale) => {
    const t = translatorFor(locale) as unknown as (key: string, values: Record<string, unknown>) => string;
    for (const [key, text] of texts[locale]) {
      const values = Object.fromEntries(placeholdersOf(text).map((name) => [name, 3]));
      const tags = Object.fromEntries(tagsOf(text).map((name) => [name, (chunks: unknown) => String(chunks)]));
      expect(t(key, { ...values, ...tags }), key).not.toMatch(/[{}<>]/u);
    }
  });

  it('Japanese sentences use full-width punctuation and no space between a digit and its unit', () => {
    for (const [key, text] of texts.ja) {
      expect(text, key).not.toMatch(/[ぁ-んァ-ヶ一-龠][,.!?:]|\d [店商件秒分]/u);
    }
  });
});
