'use client';

import { useLocale, useTranslations } from 'use-intl';
import { runState } from '#app/components/run/model/run-state.ts';
import { Link } from '#app/components/shared/link.tsx';
import { runScope } from '#app/components/shared/runs/run-words.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatDayAndClock, formatExact } from '#lib/client/format/clock.ts';
import { formatDuration, formatElapsed } from '#lib/client/format/duration.ts';
import { formatCount } from '#lib/client/format/number.ts';
import { viewerTimeZone } from '#lib/client/format/zoned.ts';
import type { Run } from '#lib/contract/runs.ts';
import type { Outcome } from '#lib/domain/state.ts';
import page from '#app/theme/page.module.css';
import classes from './history.module.css';

type Props = { chainId: string; run: Run; now: number };

export function HistoryRow({ chainId, run, now }: Props) {
  const t = useTranslations('run');
  const common = useTranslations('common');
  const locale = useLocale();
  const requested = new Date(run.requestedAt);
  const duration =
    run.finishedAt === null
      ? formatElapsed(locale, now - requested.getTime())
      : formatDuration(locale, Date.parse(run.finishedAt) - requested.getTime());
  return (
    <tr>
      <th scope="row" data-column="run">
        {/* The link covers the whole row: clickable anywhere, but a single tab stop. */}
        <Link href={`/chains/${chainId}/runs/${run.id}`} className={classes.link}>
          <span className={classes.number}>#{run.number}</span> {runScope(run, t)}
        </Link>
        <Marks run={run} />
      </th>
      <td data-column="outcome">
        <OutcomeCell run={run} />
      </td>
      <td data-column="changes">
        <Changes run={run} />
      </td>
      <td data-column="by">
        {common('personInTable', { name: run.requestedBy, kind: run.requestedByKind ?? 'person' })}
      </td>
      <td data-column="duration">{duration}</td>
      <td data-column="started" title={formatExact(locale, { at: requested, timeZone: viewerTimeZone() })}>
        {formatDayAndClock(locale, { at: requested, now: new Date(now) })}
      </td>
    </tr>
  );
}

function Marks({ run }: { run: Run }) {
  const t = useTranslations('run');
  return (
    <>
      {run.retryOf === null ? null : <span className={classes.mark}>{t('retryOf')}</span>}
      {run.full ? <span className={classes.mark}>{t('full')}</span> : null}
    </>
  );
}

/** Counts only problems; successful shops need no number. */
const COUNTED = ['FAILED', 'HELD', 'SKIPPED', 'CANCELLED'] as const satisfies readonly Outcome[];

function OutcomeCell({ run }: { run: Run }) {
  const t = useTranslations('run');
  const states = useTranslations('states');
  const { icon, word } = runState(run);
  if (run.finishedAt === null) {
    return (
      <span className={classes.outcome}>
        <span className={page.state} data-state={icon}>
          <StateIcon state={icon} fraction={run.total > 0 ? run.settled / run.total : null} />
          {t(`state.${word}`)}
        </span>
        <span className={classes.quiet}>{t('list.progress', { done: run.done, total: run.total })}</span>
      </span>
    );
  }
  const wrong = COUNTED.filter((state) => run.counts[state] > 0);
  const counted = wrong.some((state) => state === icon);
  return (
    <span className={classes.outcome}>
      {counted ? null : (
        <span className={page.state} data-state={icon}>
          <StateIcon state={icon} />
          {t(`state.${word}`)}
        </span>
      )}
      {wrong.map((state) => (
        <span key={state} className={page.state} data-state={state}>
          <StateIcon state={state} />
          {states(`state.${state}`)} <b>{formatCount(run.counts[state])}</b>
        </span>
      ))}
      <span className={classes.quiet}>
        {run.done === run.total
          ? t('list.shops', { count: run.total })
          : t('list.synced', { done: run.done, total: run.total })}
      </span>
    </span>
  );
}

function Changes({ run: { totals } }: { run: Run }) {
  const t = useTranslations('run');
  if (totals.created + totals.changed + totals.removed === 0) return t('list.noChanges');
  return t('totals.sums', totals);
}
