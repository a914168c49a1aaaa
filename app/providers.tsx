'use client';

import { type MantineColorScheme, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import { makeQueryClient } from '#lib/client/query-client.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { messagesOf } from '#lib/messages/messages.ts';
import { cookieSchemeManager } from './components/shared/preferences.ts';
import { theme } from './theme/theme.ts';

type Props = { locale: Locale; scheme: MantineColorScheme; children: ReactNode };

export function Providers({ locale, scheme, children }: Props) {
  const [queryClient] = useState(makeQueryClient);
  const [schemeManager] = useState(() => cookieSchemeManager(scheme));
  return (
    // lib/client/format formats all times; the zone only keeps use-intl from warning.
    <IntlProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      <MantineProvider
        theme={theme}
        // Already in variables.css: generating them takes a browser as long as rendering the table.
        withCssVariables={false}
        colorSchemeManager={schemeManager}
        defaultColorScheme={scheme}
      >
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </MantineProvider>
    </IntlProvider>
  );
}
