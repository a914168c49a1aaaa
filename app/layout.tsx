import '@fontsource-variable/inter/wght.css';
import './theme/mantine.css';
import './theme/variables.css';
import './globals.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE } from '#lib/messages/locale.ts';
import { SCHEME_COOKIE, schemeFrom } from './components/shared/preferences.ts';
import { Providers } from './providers.tsx';

export const metadata: Metadata = { title: { default: 'Haizen', template: '%s · Haizen' } };
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f7f9' },
    { media: '(prefers-color-scheme: dark)', color: '#12151b' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const scheme = schemeFrom(jar.get(SCHEME_COOKIE)?.value);
  // The nonce set by proxy.ts. Browsers hide it from scripts, which would look like a hydration mismatch.
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const chosen = jar.get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE;
  return (
    <html lang={locale} {...mantineHtmlProps} data-mantine-color-scheme={scheme === 'dark' ? 'dark' : 'light'}>
      <head>
        <ColorSchemeScript defaultColorScheme={scheme} nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        <Providers locale={locale} scheme={scheme}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
