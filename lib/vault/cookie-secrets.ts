import { deriveKey } from './derive-key.ts';

/** Secrets for cookies: the first one signs, all of them verify. */
export type CookieSecrets = readonly [newest: string, ...old: string[]];

/** Throws if a secret is too short. */
export function cookieSecrets({
  secret,
  oldSecrets = [],
}: {
  readonly secret: string;
  readonly oldSecrets?: readonly string[];
}): CookieSecrets {
  const derive = (text: string) => deriveKey(text, 'sessions').toString('base64url');
  return [derive(secret), ...oldSecrets.map(derive)];
}
