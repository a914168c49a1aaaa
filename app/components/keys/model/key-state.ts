import type { KeyView } from '#lib/contract/keys.ts';

export type KeyState = 'active' | 'expiring' | 'expired' | 'revoked';

/** Enough time to replace the key. */
const SOON_MS = 14 * 86_400_000;

/** `now` in ms. */
export function keyState({ expiresAt, revokedAt }: Pick<KeyView, 'expiresAt' | 'revokedAt'>, now: number): KeyState {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt === null) return 'active';
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'expired';
  return left <= SOON_MS ? 'expiring' : 'active';
}
