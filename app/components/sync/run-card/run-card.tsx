'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { calmSummary } from '#app/components/sync/model/calm-summary.ts';
import type { Press } from '#app/components/sync/model/press.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import type { Run } from '#lib/contract/runs.ts';
import { CalmCells } from './calm-cells.tsx';
import { CalmTop } from './calm-top.tsx';
import { FollowingRun } from './following-run.tsx';
import { RunningCells } from './running-cells.tsx';
import { RunningTop } from './running-top.tsx';
import classes from './run-card.module.css';

type Props = {
  status: StatusSnapshot;
  press: Press | null;
  /** The card's run; null if none is active. */
  run: Run | null;
  history: readonly Run[];
  /** The server's clock, in ms. */
  now: number;
  /** An action was rejected because of this run; a ring highlights the card. */
  ringed: boolean;
  renderRetry: (shopIds: readonly string[]) => ReactNode;
};

/** "Is everything in order?": answered by the same card during and between syncs. */
export function RunCard({ status, press, run, history, now, ringed, renderRetry }: Props) {
  const t = useTranslations('sync.run');
  return (
    <section className={classes.card} aria-label={t('label')} data-ringed={ringed || undefined}>
      {run || press ? (
        <Running status={status} run={run} press={press} now={now} />
      ) : (
        <Calm status={status} history={history} now={now} renderRetry={renderRetry} />
      )}
    </section>
  );
}

type RunningProps = Pick<Props, 'status' | 'run' | 'press' | 'now'>;

function Running({ status, run, press, now }: RunningProps) {
  const follower = status.runs.find(({ follows }) => follows);
  const others = status.runs.filter((each) => !each.follows && each.id !== run?.id);
  return (
    <>
      <RunningTop
        key={run?.id}
        run={run}
        wanted={run?.total ?? press?.shopIds.size ?? 0}
        otherRuns={run === null ? 0 : others.length}
        categories={status.chain.categories}
        now={now}
      />
      <RunningCells run={run} status={status} now={now} />
      {follower && follower.id !== run?.id ? <FollowingRun run={follower} /> : null}
    </>
  );
}

function Calm({ status, history, now, renderRetry }: Pick<Props, 'status' | 'history' | 'now' | 'renderRetry'>) {
  const summary = calmSummary(status.chain, status.shops.values(), now);
  return (
    <>
      <CalmTop
        chain={status.chain}
        summary={summary}
        lastRun={status.lastAllRun}
        now={now}
        retry={summary.retryIds.length > 0 ? renderRetry(summary.retryIds) : null}
      />
      <CalmCells status={status} history={history} now={now} />
    </>
  );
}
