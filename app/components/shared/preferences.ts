import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

/** Holds the viewer's colour scheme, so that the server's first answer already has it. */
export const SCHEME_COOKIE = 'color-scheme';
export const DEFAULT_SCHEME: MantineColorScheme = 'auto';

const YEAR_SECONDS = 365 * 86_400;

export function schemeFrom(value: string | undefined): MantineColorScheme {
  return value === 'light' || value === 'dark' || value === 'auto' ? value : DEFAULT_SCHEME;
}

/** Remembers a choice in this browser; it holds no personal data and goes to no other site. */
export function writePreference(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** Mantine's colour scheme, kept in a cookie instead of the local storage that the server can't see. */
export function cookieSchemeManager(initial: MantineColorScheme): MantineColorSchemeManager {
  return {
    get: () => initial,
    set: (scheme) => writePreference(SCHEME_COOKIE, scheme),
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => writePreference(SCHEME_COOKIE, DEFAULT_SCHEME),
  };
}
