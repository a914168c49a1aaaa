/** The server's minimum. Its other rules are checked there. */
export const PASSWORD_MIN = 12;
const STRONG_FROM = 16;
const MANY_DIFFERENT = 8;

export type PasswordStrength = {
  /** The number of missing characters. */
  readonly missing: number;
  /** 0: too short. 1: acceptable. 2: strong. */
  readonly level: 0 | 1 | 2;
};

/** A password's strength while typing. */
export function passwordStrength(password: string): PasswordStrength {
  const characters = Array.from(password.normalize('NFKC'));
  const missing = Math.max(0, PASSWORD_MIN - characters.length);
  if (missing > 0) return { missing, level: 0 };
  const different = new Set(characters).size;
  return { missing, level: characters.length >= STRONG_FROM && different >= MANY_DIFFERENT ? 2 : 1 };
}
