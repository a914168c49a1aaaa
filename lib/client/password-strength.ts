/** The server asks for as many; what else it refuses, it tells. */
export const PASSWORD_MIN = 12;
const STRONG_FROM = 16;
const MANY_DIFFERENT = 8;

export type PasswordStrength = {
  /** Characters that are missing yet. */
  readonly missing: number;
  /** 0: can't be taken yet. 1: can be. 2: hard to guess. */
  readonly level: 0 | 1 | 2;
};

/** How far a password has come while it is typed. */
export function passwordStrength(password: string): PasswordStrength {
  const characters = Array.from(password.normalize('NFKC'));
  const missing = Math.max(0, PASSWORD_MIN - characters.length);
  if (missing > 0) return { missing, level: 0 };
  const different = new Set(characters).size;
  return { missing, level: characters.length >= STRONG_FROM && different >= MANY_DIFFERENT ? 2 : 1 };
}
