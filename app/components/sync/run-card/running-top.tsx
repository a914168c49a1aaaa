'use client';

import { Button } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { Link } from '#app/components/shared/link.tsx';
import { RunBar } from '#app/components/shared/runs/run-bar.tsx';
import { StopRun } from '#app/components/shared/runs/stop-run.tsx';
import { useTimeLeft } from '#app/components/shared/runs/use-time-left.ts';
import { categoriesStep } from '#app/components/sync/model/run-steps.ts';
import { useSyncPage } from '#app/components/sync/sync-context.tsx';
import { useIsStopping } from '#lib/client/cancel-run.ts';
import { formatClock } from '#lib/client/format/clock.ts';
import { formatElapsed } from '#lib/client/format/duration.ts';
import { formatCount } from '#lib/client/format/number.ts';
import type { Run } from '#lib/contract/runs.ts';
import type { Status } from '#lib/contract/status.ts';
import { PhoneSteps } from './phone-steps.tsx';
import classes from './run-card.module.css';

type Props = {
  /** Null right after the click, until the server has responded. */
  run: Run | null;
  /** The number of shops in a start request that has no run yet. */
  wanted: number;
  otherRuns: number;
  categories: Status['chain']['categories'];
  now: number;
};

const NO_COUNTS = { IDLE: 0, QUEUED: 0, RUNNING: 0, SUCCEEDED: 0, FAILED: 0, HELD: 0, SKIPPED: 0, CANCELLED: 0 };

export function RunningTop({ run, wanted, otherRuns, categories, now }: Props) {
  const t = useTranslations('sync');
  const common = useTranslations('common');
  const { disabledReason, may } = useSyncPage();
  const done = run?.done ?? 0;
  const total = run?.total ?? wanted;
  return (
    <div className={classes.top} data-running="true">
      <div className={classes.headline}>
        <p className={classes.number}>
          <strong>{formatCount(done)}</strong>
          <span> / {formatCount(total)}</span>
          <small>{common('shopUnit')}</small>
        </p>
        <div className={classes.about}>
          <h2 className={classes.title}>{run ? <RunTitle run={run} /> : t('run.starting')}</h2>
          <p className={classes.facts}>{run ? <RunFacts run={run} otherRuns={otherRuns} now={now} /> : null}</p>
        </div>
        <div className={classes.left}>{run ? <TimeLeft run={run} now={now} /> : null}</div>
        {run ? <PhoneSteps run={run} categories={categories} /> : null}
        {run ? (
          <div className={classes.cardActions}>
            <Button component={Link} href={`/chains/${run.chainId}/runs/${run.id}`} variant="default" size="xs">
              {t('runDetails')}
            </Button>
            {may.sync ? (
              <span className={classes.stop}>
                <StopRun runId={run.id} label="short" size="xs" disabledReason={disabledReason} />
              </span>
            ) : null}
          </div>
        ) : null}
      </div>
      <RunBar
        run={run ?? { counts: { ...NO_COUNTS, QUEUED: wanted }, done, settled: 0, total }}
        preparing={run === null || categoriesStep(run, categories) === 'running'}
      />
    </div>
  );
}

function RunTitle({ run }: { run: Run }) {
  const t = useTranslations('sync.run');
  const stop = useTranslations('held.stop');
  if (useIsStopping(run.id)) return stop('stopping');
  switch (run.scope) {
    case 'all':
      return t('all');
    case 'shop':
      return t('shop', { shop: run.shopName ?? '' });
    case 'shops':
      return t('shops', { count: run.total });
  }
}

function RunFacts({ run, otherRuns, now }: { run: Run; otherRuns: number; now: number }) {
  const t = useTranslations('sync.run');
  const common = useTranslations('common');
  const locale = useLocale();
  const time = formatClock(new Date(run.requestedAt));
  const who =
    run.requestedBy === '' ? null : common('person', { name: run.requestedBy, kind: run.requestedByKind ?? 'person' });
  const facts = [
    who === null ? t('at', { time }) : t('byAt', { who, time }),
    t('elapsed', { duration: formatElapsed(locale, now - Date.parse(run.requestedAt)) }),
    ...(otherRuns > 0 ? [t('otherRuns', { count: otherRuns })] : []),
  ];
  return facts.join(' · ');
}

function TimeLeft({ run, now }: { run: Run; now: number }) {
  const words = useTimeLeft(run, now);
  return (
    <>
      {words.what === null ? null : <p className={classes.title}>{words.what}</p>}
      <p className={classes.facts}>{words.note}</p>
    </>
  );
}
