'use client';

import { ActionIcon, AppShell, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { useParams, usePathname } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { HEADER_ACTIONS_ID } from '#app/components/shared/page/header-actions.tsx';
import { ViewOnly } from '#app/components/shared/session/view-only.tsx';
import { type Session, SessionProvider } from '#lib/client/session.ts';
import { TrialProvider } from '#lib/client/trial.ts';
import { PageKeys } from './page-keys.tsx';
import { Sidebar } from './sidebar.tsx';
import { useCurrentChain } from './use-current-chain.ts';
import classes from './shell.module.css';

const CONTENT_ID = 'content';
const NAVIGATION_ID = 'navigation';
const TITLED_PAGES = [
  { path: '/connect', title: 'connections' },
  { path: '/people', title: 'people' },
  { path: '/keys', title: 'keys' },
  { path: '/audit', title: 'audit' },
  { path: '/account', title: 'account' },
] as const;

type Props = {
  /** The session as of the server render. */
  session: Session;
  trial: boolean;
  children: ReactNode;
};

/** The layout of every console page. */
export function Shell({ session, trial, children }: Props) {
  const { chainId } = useParams<{ chainId?: string }>();
  return (
    <SessionProvider value={session}>
      <TrialProvider value={trial}>
        <Frame pageChainId={chainId ?? null}>{children}</Frame>
      </TrialProvider>
    </SessionProvider>
  );
}

type FrameProps = {
  /** The chain ID in the URL; null on pages that don't belong to a chain. */
  pageChainId: string | null;
  children: ReactNode;
};

function Frame({ pageChainId, children }: FrameProps) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const { chains, current, chainId, snapshot } = useCurrentChain(pageChainId);
  const [opened, { open, close }] = useDisclosure();
  const [helpOpened, setHelpOpened] = useState(false);
  const sidebar = (
    <Sidebar
      chains={chains}
      current={current}
      chainId={chainId}
      snapshot={snapshot}
      onNavigate={close}
      onHelp={() => setHelpOpened(true)}
    />
  );
  const page = titledPage(pathname);
  return (
    <AppShell
      header={{ height: { base: 52, lg: 0 } }}
      navbar={{ width: 212, breakpoint: 'lg', collapsed: { mobile: true } }}
      transitionDuration={0}
    >
      <a href={`#${NAVIGATION_ID}`} className={classes.skip}>
        {t('skipToNavigation')}
      </a>
      <AppShell.Header hiddenFrom="lg" className={classes.phoneHeader}>
        <ActionIcon size={44} color="dark" onClick={open} aria-label={t('openNavigation')} aria-expanded={opened}>
          <IconMenu2 size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
        <span className={classes.phoneTitle}>{page === null ? (current?.name ?? 'Haizen') : t(page)}</span>
        {pageChainId ? <ViewOnly chainId={pageChainId} hiddenFrom="sm" /> : null}
        <div id={HEADER_ACTIONS_ID} className={classes.phoneActions} />
      </AppShell.Header>
      {/* Precedes the navigation, which is the same on every page, so the page's main button comes first in tab order. */}
      <AppShell.Main className={classes.main}>
        <div id={CONTENT_ID} tabIndex={-1} className={classes.content}>
          {children}
        </div>
      </AppShell.Main>
      <AppShell.Navbar id={NAVIGATION_ID} tabIndex={-1} className={classes.navbar}>
        {sidebar}
      </AppShell.Navbar>
      <Drawer
        opened={opened}
        onClose={close}
        size={280}
        hiddenFrom="lg"
        title={t('navigation')}
        closeButtonProps={{ 'aria-label': t('closeNavigation'), size: 44, iconSize: 20 }}
        classNames={{ content: classes.drawer, body: classes.drawerBody, header: classes.drawerHeader }}
      >
        {sidebar}
      </Drawer>
      <PageKeys chainId={chainId} helpOpened={helpOpened} onHelp={setHelpOpened} />
    </AppShell>
  );
}

/** Pages that don't belong to a chain; small screens show their title in the header instead of a chain. */
function titledPage(pathname: string) {
  return TITLED_PAGES.find(({ path }) => pathname.startsWith(path))?.title ?? null;
}
