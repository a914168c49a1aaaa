import { isLocale, type Locale } from '#lib/messages/locale.ts';
import { send, type Sent } from './fetch-json.ts';
import { statusPath } from './status-path.ts';

/** Older responses are stale. */
const FRESH_FOR_MS = 5_000;

type Early = { readonly path: string; readonly locale: Locale; readonly atMs: number; readonly sent: Promise<Sent> };

let early: Early | null = null;

type Page = { readonly pathname: string; readonly language: string; readonly nowMs: number };

/**
 * Requests a chain's status while the page's code is still loading, so that the response is ready when the page
 * needs it.
 */
export function askEarly({ pathname, language, nowMs }: Page): void {
  // IDs contain no characters that need encoding.
  const [, chainId] = /^\/chains\/([\w-]+)$/u.exec(pathname) ?? [];
  if (chainId === undefined || !isLocale(language)) return;
  const path = statusPath(chainId);
  const sent = send({ path, locale: language });
  // If this fails, the page sends its own request.
  sent.catch(() => undefined);
  early = { path, locale: language, atMs: nowMs, sent };
}

/** Returns the early response, once and only for the same request. */
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
