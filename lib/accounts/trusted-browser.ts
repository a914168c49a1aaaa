import { createHash, randomUUID } from 'node:crypto';
import { cookieLine, readCookie } from './cookies.ts';
import type { Parts } from './parts.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Without a sign-in for so long, a browser is a anonymous's again. */
const TRUSTED_DAYS = 180;
/** Of one browser: a shared computer's last ones. */
const MOST_PEOPLE = 5;
const HASH_LENGTH = 16;

type TrustedBrowser = { readonly id: string; readonly people: readonly string[]; readonly isCurrent: boolean };

/**
 * Under which name a browser's attempts at an account are counted. One that the account was signed in with before has its
 * own count, so that nobody who fails elsewhere can lock the owner out of it; for all others there is one together
 * (OWASP's device cookies). Whoever holds such a cookie gains no more than these attempts.
 */
export function attemptsName(parts: Parts, { headers, email }: { headers: Headers; email: string }): string {
  const browser = browserIn(parts, headers);
  // No e-mail has a space in it.
  return browser?.people.includes(hashOf(email)) ? `${email} ${browser.id}` : email;
}

/** The cookie by which the browser is known again; to be sent after every complete sign-in. */
export function trustLine(parts: Parts, { headers, email }: { headers: Headers; email: string }): string {
  const before = browserIn(parts, headers);
  const people = [hashOf(email), ...(before?.people ?? []).filter((one) => one !== hashOf(email))];
  const day = Math.floor(parts.now().getTime() / DAY_MS);
  const value = [before?.id ?? randomUUID(), String(day), ...people.slice(0, MOST_PEOPLE)].join('~');
  return cookieLine({ kind: 'device', value, maxAgeSeconds: (TRUSTED_DAYS * DAY_MS) / 1_000 }, parts.cookies);
}

/** Whether the browser has such a cookie for this account, signed with the newest secret. */
export function isTrusted(parts: Parts, { headers, email }: { headers: Headers; email: string }): boolean {
  const browser = browserIn(parts, headers);
  return browser !== null && browser.isCurrent && browser.people.includes(hashOf(email));
}

function browserIn({ cookies: settings, now }: Parts, headers: Headers): TrustedBrowser | null {
  const cookie = readCookie(headers, { kind: 'device', settings });
  const [id, day, ...people] = cookie?.value.split('~') ?? [];
  if (cookie === null || id === undefined || people.length === 0) return null;
  const ageDays = now().getTime() / DAY_MS - Number(day);
  return ageDays < TRUSTED_DAYS ? { id, people, isCurrent: cookie.isCurrent } : null;
}

function hashOf(email: string): string {
  return createHash('sha256').update(email).digest('base64url').slice(0, HASH_LENGTH);
}
