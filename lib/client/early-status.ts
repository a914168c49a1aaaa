import { isLocale, type Locale } from '#lib/messages/locale.ts';
import { send, type Sent } from './fetch-json.ts';
import { statusPath } from './status-path.ts';

/** What is older is not what the page would be told now. */
const FRESH_FOR_MS = 5_000;

type Early = { readonly path: string; readonly locale: Locale; readonly atMs: number; readonly sent: Promise<Sent> };

let early: Early | null = null;

type Page = { readonly pathname: string; readonly language: string; readonly nowMs: number };

/**
 * Asks for what a chain's page shows first while the page's code is still being made ready: by the time that it asks itself,
 * the answer is there.
 */
export function askEarly({ pathname, language, nowMs }: Page): void {
  // An id of ours has no letter that a path would write otherwise.
  const [, chainId] = /^\/chains\/([\w-]+)$/u.exec(pathname) ?? [];
  if (chainId === undefined || !isLocale(language)) return;
  const path = statusPath(chainId);
  const sent = send({ path, locale: language });
  // Where it failed, the page asks again.
  sent.catch(() => undefined);
  early = { path, locale: language, atMs: nowMs, sent };
}

/** The answer that was asked for early, once, and only for the same question. */
export function takeEarly({
  path,
  locale,
  nowMs,
}: {
  path: string;
  locale: Locale;
  nowMs: number;
}): Promise<Sent> | null {
  const taken = early;
  early = null;
  if (taken === null || taken.path !== path || taken.locale !== locale) return null;
  return nowMs - taken.atMs < FRESH_FOR_MS ? taken.sent : null;
}
