import { isLocale, type Locale } from '#lib/messages/locale.ts';
import { send, type Sent } from './fetch-json.ts';
import { clockPath, shopChangesPath } from './status-paths.ts';

/** Older responses are stale. */
const FRESH_FOR_MS = 5_000;

type Early = { readonly locale: Locale; readonly atMs: number; readonly sent: Promise<Sent> };

/** By path. */
const early = new Map<string, Early>();

type Page = { readonly pathname: string; readonly language: string; readonly nowMs: number };

/**
 * Requests a chain's status while the page's code is still loading, so that the responses are ready when the page
 * needs them.
 */
export function askEarly({ pathname, language, nowMs }: Page): void {
  // IDs contain no characters that need encoding.
  const [, chainId] = /^\/chains\/([\w-]+)$/u.exec(pathname) ?? [];
  if (chainId === undefined || !isLocale(language)) return;
  for (const path of [clockPath(chainId), shopChangesPath(chainId)]) {
    const sent = send({ path, locale: language });
    // If this fails, the page sends its own request.
    sent.catch(() => undefined);
    early.set(path, { locale: language, atMs: nowMs, sent });
  }
}

type Request = { readonly path: string; readonly locale: Locale; readonly nowMs: number };

/** Returns the early response, once and only for the same request. Any other request makes them all useless. */
export function takeEarly({ path, locale, nowMs }: Request): Promise<Sent> | null {
  const taken = early.get(path);
  if (taken === undefined || taken.locale !== locale || nowMs - taken.atMs >= FRESH_FOR_MS) {
    early.clear();
    return null;
  }
  early.delete(path);
  return taken.sent;
}
