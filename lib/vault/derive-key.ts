import { hkdfSync } from 'node:crypto';

/** Shorter ones could be guessed; `openssl rand -base64 32` makes 44. */
export const SECRET_MIN_CHARACTERS = 32;

const KEY_BYTES = 32;
const SALT = 'haizen';

/**
 * A key of 256 bits for one purpose alone, by HKDF-SHA256 (RFC 5869): who knows one of them knows no other, nor the secret.
 * Throws where the secret is too short.
 */
export function deriveKey(secret: string, purpose: string): Buffer {
  if (secret.length < SECRET_MIN_CHARACTERS) {
    throw new Error(`the secret is shorter than ${SECRET_MIN_CHARACTERS} characters`);
  }
  return Buffer.from(hkdfSync('sha256', secret, SALT, purpose, KEY_BYTES));
}
