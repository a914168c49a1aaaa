import { hkdfSync } from 'node:crypto';

/** Shorter secrets could be guessed; `openssl rand -base64 32` prints 44 characters. */
export const SECRET_MIN_CHARACTERS = 32;

const KEY_BYTES = 32;
const SALT = 'haizen';

/**
 * Derives a 256-bit key for one purpose with HKDF-SHA256 (RFC 5869). A key reveals neither the secret nor other keys.
 * Throws if the secret is too short.
 */
export function deriveKey(secret: string, purpose: string): Buffer {
  if (secret.length < SECRET_MIN_CHARACTERS) {
    throw new Error(`the secret is shorter than ${SECRET_MIN_CHARACTERS} characters`);
  }
  return Buffer.from(hkdfSync('sha256', secret, SALT, purpose, KEY_BYTES));
}
