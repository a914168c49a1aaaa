import { createHash, randomUUID } from 'node:crypto';
import { cookieLine, readCookie } from './cookies.ts';
import type { Parts } from './parts.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A browser without a sign-in for this long is no longer trusted. */
const TRUSTED_DAYS = 180;
/** The most recent accounts remembered per browser, for shared computers. */
const MOST_PEOPLE = 5;
const HASH_LENGTH = 16;

type TrustedBrowser = { readonly id: string; readonly people: readonly string[]; readonly isCurrent: boolean };

/**
 * The name under which attempts at an account are counted. A browser that signed in to the account before has its own
 * count, so failures elsewhere can't lock the owner out; all other browsers share one (OWASP's device cookies). A stolen
 * device cookie gains only these attempts.
 */
export function attemptsName(parts: Parts, { headers, email }: { headers: Headers; email: string }): string {
  const browser = browserIn(parts, headers);
  // Unambiguous: an e-mail contains no space.
  return browser?.people.includes(hashOf(email)) ? `${email} ${browser.id}` : email;
}

/** The `Set-Cookie` line that marks the browser as trusted; send it after every completed sign-in. */
export function trustLine(parts: Parts, { headers, email }: { headers: Headers; email: string }): string {
  const before = browserIn(parts, headers);
  const people = [hashOf(email), ...(before?.people ?? []).filter((hash) => hash !== hashOf(email))];
  const day = Math.floor(parts.now().getTime() / DAY_MS);
  const value = [before?.id ?? randomUUID(), String(day), ...people.slice(0, MOST_PEOPLE)].join('~');
  return cookieLine({ kind: 'device', value, maxAgeSeconds: (TRUSTED_DAYS * DAY_MS) / 1_000 }, parts.cookies);
}

/** Whether the browser has a device cookie for this account that is signed with the newest secret. */
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
