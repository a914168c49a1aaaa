'use client';

import { useLocale, useTranslations } from 'use-intl';
import { RunBar } from '#app/components/shared/runs/run-bar.tsx';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatClock, formatDayAndClock } from '#lib/client/format/clock.ts';
import { formatDuration, formatElapsed } from '#lib/client/format/duration.ts';
import { formatCount } from '#lib/client/format/number.ts';
import { formatShopsPerMinute } from '#lib/client/format/rate.ts';
import type { RunDetail } from '#lib/contract/run-detail.ts';
import type { TargetState } from '#lib/domain/state.ts';
import { syncErrorSentence } from '#lib/messages/sentences.ts';
import { TimeLeft } from './time-left.tsx';
import page from '#app/theme/page.module.css';
import classes from './run.module.css';

type Props = {
  run: RunDetail;
  /** The server's clock, in ms. */
  now: number;
};

export function TotalsCard({ run, now }: Props) {
  const t = useTranslations('run.totals');
  const common = useTranslations('common');
  const preparing = run.finishedAt === null && run.categories.state !== 'SUCCEEDED' && run.settled === 0;
  return (
    <section className={`${page.card} ${classes.totalsCard}`} aria-label={t('label')}>
      <div className={classes.totals}>
        <p className={classes.number}>
          <strong>{formatCount(run.done)}</strong>
          <span> / {formatCount(run.total)}</span>
          <small>
            {common('shopUnit')}
            {run.finishedAt !== null && run.counts.CANCELLED > 0 ? t('stopped') : null}
          </small>
        </p>
        <Time run={run} now={now} />
        <Categories run={run} />
        <div className={classes.left}>
          <Left run={run} now={now} />
        </div>
      </div>
      <RunBar run={run} preparing={preparing} />
      <div className={classes.legendLine}>
        <Legend counts={run.counts} />
        <Sums run={run} />
      </div>
    </section>
  );
}

function Time({ run, now }: Props) {
  const t = useTranslations('run.totals');
  const common = useTranslations('common');
  const locale = useLocale();
  const requested = new Date(run.requestedAt);
  const time =
    run.finishedAt === null ? formatClock(requested) : formatDayAndClock(locale, { at: requested, now: new Date(now) });
  const duration =
    run.finishedAt === null
      ? t('elapsed', { duration: formatElapsed(locale, now - requested.getTime()) })
      : t('took', { duration: formatDuration(locale, Date.parse(run.finishedAt) - requested.getTime()) });
  return (
    <div className={classes.fact}>
      <p className={classes.strong}>{duration}</p>
      <p className={page.facts}>
        {run.requestedBy === ''
          ? t('startedAt', { time })
          : t('startedBy', {
              time,
              who: common('person', { name: run.requestedBy, kind: run.requestedByKind ?? 'person' }),
            })}
      </p>
    </div>
  );
}

function Categories({ run }: { run: RunDetail }) {
  const t = useTranslations('run.totals');
  const states = useTranslations('states');
  const locale = useLocale();
  const { state, total, counts, durationMs, error } = run.categories;
  const title = total === null ? t('categories') : t('categoryCount', { count: total });
  const changed = counts ? counts.created + counts.changed + counts.removed : 0;
  const facts =
    state === 'SUCCEEDED'
      ? [
          changed > 0 ? t('changes', { count: changed }) : t('unchanged'),
          ...(durationMs === null ? [] : [formatDuration(locale, durationMs)]),
          run.categoriesRemoved ? t('categoriesRemoved', { count: run.categoriesRemoved }) : t('categoriesFirst'),
        ]
      : state === 'QUEUED'
        ? [states('state.QUEUED'), t('categoriesWaiting')]
        : [error ? syncErrorSentence(locale, error).message : states(`state.${state}`)];
  return (
    <div className={classes.fact} data-wide="true">
      <p className={classes.iconLine}>
        <StateIcon state={state} />
        {title}
      </p>
      <p className={page.facts}>{facts.join(' · ')}</p>
    </div>
  );
}

function Left({ run, now }: Props) {
  const t = useTranslations('run.totals');
  const locale = useLocale();
  const speed = formatShopsPerMinute(locale, run.settled, now - Date.parse(run.startedAt ?? run.requestedAt));
  if (run.finishedAt === null) return <TimeLeft run={run} now={now} note={speed} />;
  return <p className={page.facts}>{t('finished', { time: formatClock(new Date(run.finishedAt)) })}</p>;
}

const LEGEND = [
  'SUCCEEDED',
  'HELD',
  'FAILED',
  'RUNNING',
  'QUEUED',
  'SKIPPED',
  'CANCELLED',
] as const satisfies readonly TargetState[];

function Legend({ counts }: { counts: RunDetail['counts'] }) {
  const states = useTranslations('states');
  return (
    <ul className={classes.legend}>
      {LEGEND.filter((state) => counts[state] > 0 || state === 'SUCCEEDED').map((state) => (
        <li key={state} className={page.state} data-state={state}>
          <StateIcon state={state} />
          {states(`state.${state}`)} <b>{formatCount(counts[state])}</b>
        </li>
      ))}
    </ul>
  );
}

function Sums({ run: { totals } }: { run: RunDetail }) {
  const t = useTranslations('run.totals');
  return (
    <p className={page.facts}>
      {t('changedShops', { count: totals.changedShops })} · {t('sums', totals)}
    </p>
  );
}
