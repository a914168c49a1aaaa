'use client';

import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import type { Chain } from '#lib/contract/chains.ts';
import { heldCount } from '#app/components/held/model/held-count.ts';
import { Brand } from '#app/components/shell/brand.tsx';
import { ChainSwitcher } from '#app/components/shell/chain-switcher.tsx';
import { HeartbeatLine } from '#app/components/shell/heartbeat-line.tsx';
import { Navigation } from '#app/components/shell/navigation.tsx';
import { PersonMenu } from '#app/components/shell/person-menu.tsx';
import { PreferenceMenus } from '#app/components/shell/preference-menus.tsx';
import { TrialMenu } from '#app/components/shell/trial-menu.tsx';
import classes from '#app/components/shell/shell.module.css';

type Props = {
  chains: readonly Chain[];
  current: Chain | null;
  /** Of the current chain, known from the address before the chain itself is. */
  chainId: string | null;
  snapshot: StatusSnapshot | undefined;
  onNavigate: () => void;
  onHelp: () => void;
};

export function Sidebar({ chains, current, chainId, snapshot, onNavigate, onHelp }: Props) {
  const runs = snapshot?.runs ?? [];
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
