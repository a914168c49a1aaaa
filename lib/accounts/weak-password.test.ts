import { expect, test } from 'vitest';
import { normaliseEmail } from './email.ts';
import { normalisePassword, weaknessOf } from './weak-password.ts';

const EMAIL = 'hanako.yamada@example.com';

test.each([
  'horse-battery-staple 1',
  'kitchen-in-the-morning',
  '赤い自転車で海まで行った',
  'Vq8#mZ2!rT5x',
  'passwords are boring',
  `${'long enough '.repeat(16)}end`,
])('%s is accepted', (password) => {
  expect(weaknessOf(normalisePassword(password), EMAIL)).toBeNull();
});

test.each([
  ['eleven-char', 'too-short'],
  ['🍜🍣🍱🍙🍘🍥', 'too-short'],
  ['x!y?'.repeat(51), 'too-long'],
  ['Hanako.Yamada@example.com', 'is-email'],
  ['111111111111', 'too-common'],
  ['abababababab', 'too-common'],
  ['123456789012', 'too-common'],
  ['ｑｗｅｒｔｙｕｉｏｐａｓ', 'too-common'],
  ['lkjhgfdsapoi', 'too-common'],
  ['Password1234', 'too-common'],
  ['haizenhaizen', 'too-common'],
  ['2026-Password!', 'too-common'],
  ['letmeinletmein', 'too-common'],
])('%s is %s', (password, weakness) => {
  expect(weaknessOf(normalisePassword(password), EMAIL)).toBe(weakness);
});

test.each([
  [' Hanako.Yamada@Example.com ', EMAIL],
  ['ｈａｎａｋｏ．ｙａｍａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ', EMAIL],
  ['hanako', null],
  ['', null],
  [`${'x'.repeat(250)}@example.com`, null],
])('the e-mail %j is normalized to %j', (given, kept) => {
  expect(normaliseEmail(given)).toBe(kept);
});
