'use client';

import { StopRun } from '#app/components/shared/runs/stop-run.tsx';
import type { Chain } from '#lib/contract/chains.ts';
import type { Run } from '#lib/contract/runs.ts';
import { SyncAllButton } from './sync-all-button.tsx';
import { useSyncPage } from './sync-context.tsx';
import classes from './sync-page.module.css';

type Props = {
  chain: Chain;
  syncingAll: boolean;
  /** The card's run. */
  run: Run | null;
};

/** The bottom bar on phones: the primary button and the stop button, within reach of the thumb. */
export function PhoneBar({ chain, syncingAll, run }: Props) {
  const { disabledReason, may } = useSyncPage();
  if (!may.sync) return null;
  return (
    <div className={classes.phoneBar}>
      <SyncAllButton size="lg" running={syncingAll} disabled={chain.shops.inScope === 0} />
      {run ? <StopRun runId={run.id} label="short" size="lg" disabledReason={disabledReason} /> : null}
    </div>
  );
}
