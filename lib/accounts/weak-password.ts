export const WEAKNESSES = ['too-short', 'too-long', 'is-email', 'too-common'] as const;
export type Weakness = (typeof WEAKNESSES)[number];

/** In Unicode code points. */
const SHORTEST = 12;
const LONGEST = 200;
/** Fewer distinct characters are usually one or two keys repeated. */
const FEWEST_DIFFERENT = 5;

const ROWS = [
  '0123456789',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

/** The most common leaked passwords, plus obvious guesses for this product. Lower case. */
const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `admin administrator adminadmin adminpassword changeme changemenow changemeplease correcthorsebatterystaple default
  defaultpassword dragon football guest haizen haizenadmin haizenhaizen iloveyou iloveyouforever iloveyousomuch letmein
  letmeinplease login mobileorder monkey mypassword newpassword p@ssw0rd p@ssword pa55w0rd pass passw0rd password
  passwordpassword pleaseletmein princess qwerty qwertyqwerty qwertyuiop restaurant root secret secretpassword sunshine
  superman temporarypassword test testpassword thisismypassword thisisapassword trustno1 user welcome welcomehome whatever
  yourpassword zaq12wsx 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i aishiteru daisuki konnichiwa sakura arigatou himitsu nihon tokyo
  password123 1234567890qwertyuiop 123456qwerty qwerty123456 q1w2e3r4t5y6 1qazxsw23edc`.split(/\s+/u),
);

/** Makes passwords keyboard-independent: full-width letters and half-width kana are normalized. */
export function normalisePassword(given: string): string {
  return given.normalize('NFKC');
}

/** Why a password is rejected; null if it is acceptable. Both arguments must be normalized. */
export function weaknessOf(password: string, email: string): Weakness | null {
  const characters = Array.from(password);
  if (characters.length < SHORTEST) return 'too-short';
  if (characters.length > LONGEST) return 'too-long';
  const lower = password.toLowerCase().trim();
  if (lower === email) return 'is-email';
  return new Set(lower).size < FEWEST_DIFFERENT || isRow(lower) || isCommon(lower) ? 'too-common' : null;
}

/** Whether it is a run of adjacent keys or letters, in either direction, possibly repeated. */
function isRow(text: string): boolean {
  return ROWS.flatMap((row) => [row, Array.from(row).toReversed().join('')]).some((row) =>
    row.repeat(Math.ceil(LONGEST / row.length) + 1).includes(text),
  );
}

/** Whether it is a common password, possibly repeated or surrounded by digits or symbols. */
function isCommon(text: string): boolean {
  const bare = text.replaceAll(/^[^a-z]+|[^a-z]+$/gu, '');
  const once = /^(?<word>.+?)\k<word>*$/u.exec(bare)?.groups?.word ?? bare;
  return [text, bare, once].some((form) => COMMON_PASSWORDS.has(form));
}
