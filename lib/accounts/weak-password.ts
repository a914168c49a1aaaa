import { COMMON_PASSWORDS } from './common-passwords.ts';

export const WEAKNESSES = ['too-short', 'too-long', 'is-email', 'too-common'] as const;
export type Weakness = (typeof WEAKNESSES)[number];

/** In characters as people count them. */
const SHORTEST = 12;
const LONGEST = 200;
/** With fewer different characters it is one key held down, or two in turn. */
const FEWEST_DIFFERENT = 5;

const ROWS = [
  '0123456789',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

/** The same password for every keyboard: full-width letters and half-width kana come out alike. */
export function normalisePassword(given: string): string {
  return given.normalize('NFKC');
}

/** Why a password can't be taken, null where it can. Both as normalised. */
export function weaknessOf(password: string, email: string): Weakness | null {
  const characters = Array.from(password);
  if (characters.length < SHORTEST) return 'too-short';
  if (characters.length > LONGEST) return 'too-long';
  const lower = password.toLowerCase().trim();
  if (lower === email) return 'is-email';
  return new Set(lower).size < FEWEST_DIFFERENT || isRow(lower) || isCommon(lower) ? 'too-common' : null;
}

/** A row of keys or letters, forwards or backwards, however often: what fingers do without a thought. */
function isRow(text: string): boolean {
  return ROWS.flatMap((row) => [row, Array.from(row).toReversed().join('')]).some((row) =>
    row.repeat(Math.ceil(LONGEST / row.length) + 1).includes(text),
  );
}

/** One of the list, with digits or signs around it, or several times over. */
function isCommon(text: string): boolean {
  const bare = text.replaceAll(/^[^a-z]+|[^a-z]+$/gu, '');
  const once = /^(?<word>.+?)\k<word>*$/u.exec(bare)?.groups?.word ?? bare;
  return [text, bare, once].some((form) => COMMON_PASSWORDS.has(form));
}
