import { deriveKey } from './derive-key.ts';

/** What cookies are signed with: the first secret signs, every one of them verifies. */
export type CookieSecrets = readonly [newest: string, ...old: string[]];

/** Throws where a secret is too short. */
export function cookieSecrets({
  secret,
  oldSecrets = [],
}: {
  readonly secret: string;
  readonly oldSecrets?: readonly string[];
}): CookieSecrets {
  const derive = (one: string) => deriveKey(one, 'sessions').toString('base64url');
  return [derive(secret), ...oldSecrets.map(derive)];
}
