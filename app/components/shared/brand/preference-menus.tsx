'use client';

import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { LateMenu } from '#app/components/shared/late-menu.tsx';
import { writePreference } from '#app/components/shared/preferences.ts';
import { type Locale, LOCALE_COOKIE, LOCALES } from '#lib/messages/locale.ts';
import classes from './preference-menus.module.css';

/** Each language is named in that language. */
const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { ja: '日本語', en: 'English' };
const SCHEMES = ['light', 'dark', 'auto'] as const;
const SCHEME_ICONS = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const;

const check = <IconCheck size={16} stroke={1.7} aria-hidden />;

export function PreferenceMenus() {
  return (
    <div className={classes.preferences}>
      <LanguageMenu />
      <SchemeMenu />
    </div>
  );
}

function LanguageMenu() {
  const t = useTranslations('shell');
  const current = useLocale();
  const router = useRouter();
  const choose = (locale: Locale) => {
    writePreference(LOCALE_COOKIE, locale);
    router.refresh();
  };
  return (
    <LateMenu
      position="top-start"
      width={160}
      button={(props) => (
        <button {...props} className={classes.preference} aria-label={t('language', { name: LANGUAGE_NAMES[current] })}>
          <IconLanguage size={16} stroke={1.7} aria-hidden />
          {LANGUAGE_NAMES[current]}
        </button>
      )}
    >
      {LOCALES.map((locale) => (
        <Menu.Item
          key={locale}
          lang={locale}
          onClick={() => choose(locale)}
          rightSection={locale === current ? check : null}
        >
          {LANGUAGE_NAMES[locale]}
        </Menu.Item>
      ))}
    </LateMenu>
  );
}

function SchemeMenu() {
  const t = useTranslations('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = SCHEME_ICONS[colorScheme];
  return (
    <LateMenu
      position="top-end"
      width={180}
      button={(props) => (
        <ActionIcon {...props} size={28} aria-label={t('colorScheme', { name: t(`scheme.${colorScheme}`) })}>
          <Current size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      )}
    >
      {SCHEMES.map((scheme) => {
        const Icon = SCHEME_ICONS[scheme];
        return (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            leftSection={<Icon size={16} stroke={1.7} aria-hidden />}
            rightSection={scheme === colorScheme ? check : null}
          >
            {t(`scheme.${scheme}`)}
          </Menu.Item>
        );
      })}
    </LateMenu>
  );
}
