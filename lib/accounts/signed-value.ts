import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CookieSecrets } from '#lib/vault/cookie-secrets.ts';

export type SignedValue = {
  readonly value: string;
  /** Signed with the newest secret. */
  readonly isCurrent: boolean;
};

/** better-auth's cookie format: `{value}.{HMAC-SHA-256 in base64}`. */
export function sign(value: string, [newest]: CookieSecrets): string {
  return `${value}.${signatureOf(value, newest)}`;
}

/** Null if it isn't signed with any of the secrets. */
export function readSigned(signed: string, secrets: CookieSecrets): SignedValue | null {
  const end = signed.lastIndexOf('.');
  if (end < 1) return null;
  const value = signed.slice(0, end);
  const given = Buffer.from(signed.slice(end + 1));
  const index = secrets.findIndex((secret) => isSame(given, Buffer.from(signatureOf(value, secret))));
  return index === -1 ? null : { value, isCurrent: index === 0 };
}

function signatureOf(value: string, secret: string): string {
  return createHmac('sha256', secret).update(value).digest('base64');
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
