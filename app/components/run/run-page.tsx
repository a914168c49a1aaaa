'use client';

import { IconHistoryOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FirstAnswer } from '#app/components/shared/page/first-answer.tsx';
import { LivePage, useIsLost } from '#app/components/shared/page/live-page.tsx';
import { Notice } from '#app/components/shared/page/notice.tsx';
import { usePageTitle } from '#app/components/shared/page/use-page-title.ts';
import { runTitle } from '#app/components/shared/runs/run-words.ts';
import { useNow } from '#app/components/shared/use-now.ts';
import { isRefused } from '#lib/client/read-status.ts';
import { useRun } from '#lib/client/runs.ts';
import { serverNow, useStatus } from '#lib/client/status.ts';
import type { RunDetail } from '#lib/contract/run-detail.ts';
import type { Outcome } from '#lib/domain/state.ts';
import { CausesCard } from './causes-card.tsx';
import { LanesCard } from './lanes/lanes-card.tsx';
import { LoadCard } from './load-card.tsx';
import { heldNow } from './model/held-now.ts';
import { ResultsCard } from './results/results-card.tsx';
import { RunHeading } from './run-heading.tsx';
import { SlowestCard } from './slowest-card.tsx';
import { TotalsCard } from './totals-card.tsx';
import { useKeptLanes } from './use-kept-lanes.ts';
import classes from './run.module.css';

type Props = { chainId: string; runId: string };

/** A run's page: progress, lanes, causes, load and results. */
export function RunPage({ chainId, runId }: Props) {
  const t = useTranslations('run');
  const { data: run, error, refetch } = useRun(runId);
  usePageTitle(run ? `${runTitle(run, t)} · ${run.chainName}` : t('history'));
  if (run) return <Loaded chainId={chainId} run={run} />;
  if (isRefused(error)) {
    return (
      <Notice
        Icon={IconHistoryOff}
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={{ label: t('notFound.back'), href: `/chains/${chainId}/runs` }}
      />
    );
  }
  return <FirstAnswer error={error} onRetry={() => void refetch()} />;
}

const RESULTS_ID = 'results';

function Loaded({ chainId, run }: { chainId: string; run: RunDetail }) {
  const status = useStatus(chainId);
  const { snapshot } = status;
  const lost = useIsLost(status);
  const [state, setState] = useState<Outcome | null>(null);
  const viewerNow = useNow();
  const now = snapshot ? serverNow(snapshot, viewerNow) : viewerNow;
  const showResults = (outcome: Outcome | null) => {
    setState(outcome);
    document.querySelector(`#${RESULTS_ID}`)?.scrollIntoView({ block: 'start' });
  };
  const held = heldNow(run, snapshot);
  const lanes = useKeptLanes(run);
  return (
    <LivePage status={status} lost={lost}>
      <RunHeading chainId={chainId} run={run} lost={lost} />
      <TotalsCard run={run} now={now} />
      {lanes ? (
        <LanesCard
          run={run}
          live={lanes}
          currency={snapshot?.chain.currency ?? null}
          now={now}
          onAllResults={() => showResults(null)}
        />
      ) : null}
      <Below chainId={chainId} run={run} held={held} lost={lost} onSee={showResults} />
      <ResultsCard
        id={RESULTS_ID}
        run={run}
        currency={snapshot?.chain.currency ?? null}
        now={now}
        state={state}
        held={held}
        onState={setState}
      />
    </LivePage>
  );
}

type BelowProps = {
  chainId: string;
  run: RunDetail;
  held: ReturnType<typeof heldNow>;
  lost: boolean;
  onSee: (outcome: Outcome) => void;
};

/** With few causes, the card spans the full width above the two others; next to them it would leave a gap. */
const FEW_CAUSES = 2;

function Below({ chainId, run, held, lost, onSee }: BelowProps) {
  const entries = run.causes.length + (run.stopped !== null && run.counts.CANCELLED > 0 ? 1 : 0);
  const hasSide = run.slowest.length > 0 || run.traffic !== null;
  if (entries === 0 && !hasSide) return null;
  return (
    <div className={classes.columns} data-stacked={entries <= FEW_CAUSES || !hasSide || undefined}>
      {entries > 0 ? <CausesCard chainId={chainId} run={run} held={held} lost={lost} onSee={onSee} /> : null}
      {hasSide ? (
        <div className={classes.column}>
          {run.slowest.length > 0 ? <SlowestCard slowest={run.slowest} /> : null}
          {run.traffic ? <LoadCard traffic={run.traffic} /> : null}
        </div>
      ) : null}
    </div>
  );
}
