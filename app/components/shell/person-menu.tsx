'use client';

import { Kbd, Menu } from '@mantine/core';
import { IconDots, IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { LateMenu } from '#app/components/shared/late-menu.tsx';
import { Link } from '#app/components/shared/link.tsx';
import { useSignOut } from '#lib/client/entry.ts';
import { useSession } from '#lib/client/session.ts';
import { initialOf } from './initial-of.ts';
import classes from './shell.module.css';

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

type Props = { onNavigate: () => void; onHelp: () => void };

/** The signed-in person's menu: account, keyboard shortcuts, sign out. */
export function PersonMenu({ onNavigate, onHelp }: Props) {
  const t = useTranslations('shell');
  const { name, email } = useSession().person;
  const signOut = useSignOut();
  // A full page load clears the cached data along with the session.
  const leave = () => signOut.mutate(undefined, { onSuccess: () => window.location.assign('/sign-in') });
  return (
    <>
      {signOut.error ? (
        <p className={classes.refused} role="alert">
          {t('signOutRefused')}
        </p>
      ) : null}
      <LateMenu
        position="top-start"
        width={230}
        button={(props) => (
          <button {...props} className={classes.person} aria-label={t('personMenu', { name })}>
            <span className={classes.initial} data-initial={initialOf(name)} />
            <span className={classes.personName}>{name}</span>
            <IconDots {...icon} />
          </button>
        )}
      >
        <Menu.Label className={classes.personEmail}>{email}</Menu.Label>
        <Menu.Item component={Link} href="/account" onClick={onNavigate} leftSection={<IconUserCircle {...icon} />}>
          {t('account')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard {...icon} />}
          rightSection={
            <Kbd size="xs" aria-hidden>
              ?
            </Kbd>
          }
          onClick={() => {
            onNavigate();
            onHelp();
          }}
        >
          {t('shortcuts.menu')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout {...icon} />}
          disabled={signOut.isPending || signOut.isSuccess}
          onClick={leave}
        >
          {t('signOut')}
        </Menu.Item>
      </LateMenu>
    </>
  );
}
