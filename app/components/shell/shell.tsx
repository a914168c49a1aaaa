'use client';

import { ActionIcon, AppShell, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { useParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useChains } from '#lib/client/chains.ts';
import { type Session, SessionProvider } from '#lib/client/session.ts';
import { useStatus } from '#lib/client/status.ts';
import { TrialProvider } from '#lib/client/trial.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { ViewOnly } from '#app/components/session/view-only.tsx';
import { Sidebar } from '#app/components/shell/sidebar.tsx';
import { HEADER_ACTIONS_ID } from '#app/components/shared/header-actions.tsx';
import classes from '#app/components/shell/shell.module.css';

const CONTENT_ID = 'content';
const NO_CHAINS: readonly Chain[] = [];

type Props = {
  /** Who is signed in, as the server knew it when it drew the page. */
  session: Session;
  trial: boolean;
  children: ReactNode;
};

/** The frame around every page of the console. */
export function Shell({ session, trial, children }: Props) {
  const { chainId } = useParams<{ chainId?: string }>();
  return (
    <SessionProvider value={session}>
      <TrialProvider value={trial}>
        {chainId ? (
          <ChainShell chainId={chainId}>{children}</ChainShell>
        ) : (
          <Frame snapshot={undefined} listed>
            {children}
          </Frame>
        )}
      </TrialProvider>
    </SessionProvider>
  );
}

function ChainShell({ chainId, children }: { chainId: string; children: ReactNode }) {
  const { snapshot, error } = useStatus(chainId);
  return (
    <Frame chainId={chainId} snapshot={snapshot} listed={snapshot !== undefined || error !== null}>
      {children}
    </Frame>
  );
}

type FrameProps = {
  chainId?: string;
  snapshot: ReturnType<typeof useStatus>['snapshot'];
  /** Whether it is time to ask for the other chains: not before what the page is for. */
  listed: boolean;
  children: ReactNode;
};

function Frame({ chainId, snapshot, listed, children }: FrameProps) {
  const t = useTranslations('shell');
  const chains = useChains(listed).data ?? NO_CHAINS;
  const [opened, { open, close }] = useDisclosure();
  // Outside a chain's pages the first one is a click away; an unknown chain has no pages to offer.
  const current = snapshot?.chain ?? chains.find((chain) => chain.id === chainId) ?? chains[0] ?? null;
  const sidebar = (
    <Sidebar
      chains={chains}
      current={current}
      chainId={current?.id ?? chainId ?? null}
      snapshot={snapshot}
      onNavigate={close}
    />
  );
  return (
    <AppShell
      header={{ height: { base: 52, lg: 0 } }}
      navbar={{ width: 212, breakpoint: 'lg', collapsed: { mobile: true } }}
      transitionDuration={0}
    >
      <a href={`#${CONTENT_ID}`} className={classes.skip}>
        {t('skipToContent')}
      </a>
      <AppShell.Header hiddenFrom="lg" className={classes.phoneHeader}>
        <ActionIcon size={44} color="dark" onClick={open} aria-label={t('openNavigation')} aria-expanded={opened}>
          <IconMenu2 size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
        <span className={classes.phoneTitle}>{current?.name ?? 'Haizen'}</span>
        {chainId ? <ViewOnly chainId={chainId} hiddenFrom="sm" /> : null}
        <div id={HEADER_ACTIONS_ID} className={classes.phoneActions} />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar}>{sidebar}</AppShell.Navbar>
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
      <AppShell.Main className={classes.main}>
        <div id={CONTENT_ID} tabIndex={-1} className={classes.content}>
          {children}
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
