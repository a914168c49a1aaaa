'use client';

import { useElementSize } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import type { Run } from '#lib/contract/runs.ts';
import { barSegments } from './bar-segments.ts';
import classes from './run-bar.module.css';

const LEAST_PX = 3;

type Props = {
  run: Pick<Run, 'counts' | 'done' | 'settled' | 'total'>;
  /** The categories are syncing and no shop has started; the animation spans the whole track. */
  preparing: boolean;
};

export function RunBar({ run, preparing }: Props) {
  const t = useTranslations('sync.run');
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { counts, done, settled, total } = run;
  const segments = barSegments(counts, total, width > 0 ? (LEAST_PX / width) * 100 : 0);
  const said = t('barSaid', saidCounts(counts));
  return (
    <div
      ref={ref}
      className={classes.track}
      role="progressbar"
      aria-label={t('label')}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={settled}
      aria-valuetext={`${t('progressSaid', { done, total })}：${said}`}
      title={said}
      data-preparing={preparing || undefined}
    >
      {segments.map(({ kind, percent }) => (
        <span key={kind} className={`${classes.segment} ${classes[kind]}`} style={{ width: `${percent}%` }} />
      ))}
    </div>
  );
}

function saidCounts(counts: Run['counts']) {
  return {
    succeeded: counts.SUCCEEDED,
    held: counts.HELD,
    failed: counts.FAILED,
    unfinished: counts.SKIPPED + counts.CANCELLED,
    running: counts.RUNNING,
    queued: counts.QUEUED,
  };
}

type StateBarProps = { counts: Run['counts']; total: number };

/** The shops' states while no sync is running; only those that need attention are coloured. */
export function StateBar({ counts, total }: StateBarProps) {
  const t = useTranslations('sync.run');
  const { ref, width } = useElementSize<HTMLDivElement>();
  const said = t('barSaid', saidCounts(counts));
  return (
    <div ref={ref} className={`${classes.track} ${classes.still}`} role="img" aria-label={said} title={said}>
      {barSegments(counts, total, width > 0 ? (LEAST_PX / width) * 100 : 0).map(({ kind, percent }) => (
        <span key={kind} className={`${classes.segment} ${classes[kind]}`} style={{ width: `${percent}%` }} />
      ))}
    </div>
  );
}
