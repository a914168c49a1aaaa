import { expect, it } from 'vitest';
import { z } from 'zod';
import { issueWords } from './issue-words.ts';

function wordsFor(schema: z.ZodType, value: unknown): readonly (readonly string[])[] {
  return (['ja', 'en'] as const).map((locale) => {
    const parsed = schema.safeParse(value, { error: issueWords(locale) });
    return (parsed.error?.issues ?? []).map((issue) => issue.message);
  });
}

it.each<[string, z.ZodType, unknown, string, string]>([
  ['a missing value', z.string(), undefined, '必須の項目です。', 'Required.'],
  ['a wrong type', z.boolean(), 'yes', 'true か false のどちらかを指定してください。', 'Must be true or false.'],
  ['a fraction', z.int(), 1.5, '整数を指定してください。', 'Must be an integer.'],
  ['an empty list', z.array(z.string()).min(1), [], '空にはできません。', "Can't be empty."],
  [
    'a short text',
    z.string().min(16),
    'x',
    '16文字以上で指定してください。',
    'Too short: at least 16 characters required.',
  ],
  [
    'a long text',
    z.string().max(3),
    'xxxx',
    '3文字以内で指定してください。',
    'Too long: at most 3 characters allowed.',
  ],
  ['too much', z.number().max(32), 33, '32以下の値を指定してください。', 'Must be at most 32.'],
  ['too little', z.number().min(1), 0, '1以上の値を指定してください。', 'Must be at least 1.'],
  ['an unknown value', z.enum(['a', 'b']), 'c', '次のいずれかを指定してください：a, b', 'Must be one of: a, b'],
  [
    'an invalid URL',
    z.url(),
    'x',
    'http:// または https:// で始まるURLを指定してください。',
    'Must be a URL that begins with http:// or https://.',
  ],
])('says what to enter instead of %s', (_what, schema, value, ja, en) => {
  expect(wordsFor(schema, value)).toEqual([[ja], [en]]);
});

it('lists the supported kinds of POS', () => {
  const pos = z.discriminatedUnion('kind', [z.object({ kind: z.literal('square') })]);
  expect(wordsFor(pos, { kind: 'foo' })[1]?.[0]).toBe('Must be one of: square');
});
