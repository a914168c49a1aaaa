import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

/** Stores the viewer's color scheme, so that the server renders the right one. */
export const SCHEME_COOKIE = 'color-scheme';
export const DEFAULT_SCHEME: MantineColorScheme = 'auto';

const YEAR_SECONDS = 365 * 86_400;

export function schemeFrom(value: string | undefined): MantineColorScheme {
  return value === 'light' || value === 'dark' || value === 'auto' ? value : DEFAULT_SCHEME;
}

/** Stores a preference in this browser. Contains no personal data; SameSite. */
export function writePreference(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** Mantine's color scheme manager, backed by a cookie, since the server can't read local storage. */
export function cookieSchemeManager(initial: MantineColorScheme): MantineColorSchemeManager {
  return {
    get: () => initial,
    set: (scheme) => writePreference(SCHEME_COOKIE, scheme),
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => writePreference(SCHEME_COOKIE, DEFAULT_SCHEME),
  };
}
