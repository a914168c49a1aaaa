'use client';

import { Brand } from '#app/components/shared/brand/brand.tsx';
import { PreferenceMenus } from '#app/components/shared/brand/preference-menus.tsx';
import { heldCount } from '#app/components/shared/held/held-count.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { ChainSwitcher } from './chain-switcher.tsx';
import { HeartbeatLine } from './heartbeat-line.tsx';
import { Navigation } from './navigation.tsx';
import { PersonMenu } from './person-menu.tsx';
import { TrialMenu } from './trial-menu.tsx';
import classes from './shell.module.css';

type Props = {
  chains: readonly Chain[];
  current: Chain | null;
  /** The current chain's ID, known from the URL before the chain is loaded. */
  chainId: string | null;
  snapshot: StatusSnapshot | undefined;
  onNavigate: () => void;
  onHelp: () => void;
};

export function Sidebar({ chains, current, chainId, snapshot, onNavigate, onHelp }: Props) {
  const runs = (snapshot?.runs ?? []).filter(({ follows }) => !follows);
  const progress =
    runs.length === 0
      ? null
      : {
          done: runs.reduce((sum, run) => sum + run.done, 0),
          total: runs.reduce((sum, run) => sum + run.total, 0),
        };
  return (
    <>
      <Brand />
      {current ? (
        <ChainSwitcher chains={chains} current={current} onNavigate={onNavigate} />
      ) : chainId === null ? null : (
        <div className={classes.switcherSpace} />
      )}
      <Navigation
        chainId={chainId}
        progress={progress}
        held={current ? heldCount(current) : 0}
        onNavigate={onNavigate}
      />
      <div className={classes.foot}>
        <TrialMenu />
        {snapshot ? (
          <HeartbeatLine snapshot={snapshot} />
        ) : chainId === null ? null : (
          <div className={classes.heartbeat} />
        )}
        <PreferenceMenus />
        <PersonMenu onNavigate={onNavigate} onHelp={onHelp} />
      </div>
    </>
  );
}
