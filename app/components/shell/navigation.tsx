'use client';

import { NavLink, Text } from '@mantine/core';
import {
  IconClipboardCheck,
  IconHistory,
  IconKey,
  IconPlugConnected,
  IconRefresh,
  IconShieldCheck,
  IconUsers,
} from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { heldPath } from '#app/components/shared/held/held-paths.ts';
import { Link } from '#app/components/shared/link.tsx';
import { formatCount } from '#lib/client/format/number.ts';
import { useKeeps } from '#lib/client/session.ts';
import classes from './shell.module.css';

type Props = {
  /** Null if no chain is selected, so there is nothing to sync. */
  chainId: string | null;
  /** Progress of the current run. */
  progress: { done: number; total: number } | null;
  /** The number of held plans. */
  held: number;
  onNavigate: () => void;
};

export function Navigation({ chainId, progress, held, onNavigate }: Props) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const keeps = useKeeps();
  const sync = chainId === null ? null : `/chains/${chainId}`;
  const chainPages = (id: string) => {
    const heldHref = heldPath(id);
    return [
      { href: `/chains/${id}`, label: t('sync'), Icon: IconRefresh, active: pathname === `/chains/${id}` },
      {
        href: `/chains/${id}/runs`,
        label: t('history'),
        Icon: IconHistory,
        active: pathname.startsWith(`/chains/${id}/runs`),
      },
      { href: heldHref, label: t('held'), Icon: IconClipboardCheck, active: pathname.startsWith(heldHref) },
    ];
  };
  const page = (href: string, label: string, Icon: typeof IconUsers) => ({
    href,
    label,
    Icon,
    active: pathname.startsWith(href),
  });
  const keepersPages = [
    page('/people', t('people'), IconUsers),
    page('/keys', t('keys'), IconKey),
    page('/audit', t('audit'), IconShieldCheck),
  ];
  const pages = [
    ...(chainId === null ? [] : chainPages(chainId)),
    page('/connect', t('connections'), IconPlugConnected),
    ...(keeps ? keepersPages : []),
  ];
  return (
    <nav aria-label={t('navigation')} className={classes.nav}>
      {pages.map(({ href, label, Icon, active }) => (
        <NavLink
          key={href}
          component={Link}
          href={href}
          label={label}
          active={active}
          aria-current={active ? 'page' : undefined}
          onClick={onNavigate}
          leftSection={<Icon size={16} stroke={1.7} aria-hidden />}
          rightSection={
            href === sync && progress ? (
              <Text component="span" className={classes.navCount} aria-label={t('progressSaid', progress)}>
                {t('progress', progress)}
              </Text>
            ) : Icon === IconClipboardCheck && held > 0 ? (
              <span className={classes.navHeld} aria-label={t('heldSaid', { count: held })} role="img">
                {formatCount(held)}
              </span>
            ) : null
          }
          classNames={{ root: classes.navLink, section: classes.navSection, label: classes.navLabel }}
        />
      ))}
    </nav>
  );
}
