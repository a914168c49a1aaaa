'use client';

import { useLocale, useTranslations } from 'use-intl';
import { type SideHealth, sideHealth } from '#app/components/sync/model/side-health.ts';
import { formatAgo } from '#lib/client/format/ago.ts';
import { formatDayAndClock } from '#lib/client/format/clock.ts';
import { formatDuration, formatLatency } from '#lib/client/format/duration.ts';
import type { StatusSnapshot } from '#lib/client/merge-status.ts';
import type { GateLoadView } from '#lib/contract/chains.ts';
import type { Run } from '#lib/contract/runs.ts';
import type { Status } from '#lib/contract/status.ts';
import { CardCell } from './card-cell.tsx';
import { HistoryBars } from './history-bars.tsx';
import classes from './run-card.module.css';

type Props = {
  status: StatusSnapshot;
  /** Finished runs over all shops, newest first. */
  history: readonly Run[];
  now: number;
};

export function CalmCells({ status, history, now }: Props) {
  const t = useTranslations('sync.cell');
  const { chain, conductor, lastAllRun } = status;
  return (
    <dl className={classes.cells}>
      <LastRunCell run={lastAllRun} now={now} />
      <CardCell
        label={history.length > 0 ? t('history', { count: history.length }) : t('historyEmpty')}
        value={history.length > 0 ? <HistoryBars runs={history} /> : t('never')}
        quiet={history.length === 0}
        wideOnly
      />
      <CategoriesCell categories={chain.categories} now={now} />
      <SideCell label={t('pos')} health={sideHealth('pos', status)} load={conductor?.pos ?? null} />
      <SideCell label={t('ordering')} health={sideHealth('ordering', status)} load={conductor?.ordering ?? null} />
    </dl>
  );
}

function LastRunCell({ run, now }: { run: Run | null; now: number }) {
  const t = useTranslations('sync.cell');
  const locale = useLocale();
  const label = t('lastAllRun');
  if (run === null || run.finishedAt === null) return <CardCell label={label} value={t('never')} quiet wideOnly />;
  const when = formatDayAndClock(locale, { at: new Date(run.requestedAt), now: new Date(now) });
  const facts = [
    ...(run.durationMs === null ? [] : [formatDuration(locale, run.durationMs)]),
    t('changedShops', { count: run.totals.changedShops }),
  ];
  return <CardCell label={label} value={when} note={facts.join(' · ')} wideOnly />;
}

function CategoriesCell({ categories, now }: { categories: Status['chain']['categories']; now: number }) {
  const t = useTranslations('sync.cell');
  const states = useTranslations('states');
  const locale = useLocale();
  const label = t('categories');
  const { state } = categories;
  const troubled = state === 'FAILED' || state === 'HELD';
  if (categories.lastSuccessAt === null && !troubled) {
    return <CardCell label={label} icon="IDLE" value={states('state.IDLE')} quiet wideOnly />;
  }
  const ago = categories.lastSuccessAt
    ? formatAgo(locale, { at: new Date(categories.lastSuccessAt), now: new Date(now) })
    : undefined;
  if (troubled) {
    return <CardCell label={label} icon={state} value={states(`state.${state}`)} note={ago} wideOnly />;
  }
  return (
    <CardCell
      label={label}
      icon="SUCCEEDED"
      value={t('categoryCount', { count: categories.total ?? 0 })}
      note={ago}
      wideOnly
    />
  );
}

function SideCell({ label, health, load }: { label: string; health: SideHealth; load: GateLoadView | null }) {
  const t = useTranslations('sync.cell');
  const locale = useLocale();
  if (health === 'unknown') return <CardCell label={label} icon="IDLE" value={t('notSeen')} quiet />;
  const latency = health === 'ok' ? (load?.latencyMs ?? null) : null;
  return (
    <CardCell
      label={label}
      icon={health === 'ok' ? 'SUCCEEDED' : 'FAILED'}
      value={t(health)}
      note={latency === null ? undefined : t('latency', { duration: formatLatency(locale, latency) })}
    />
  );
}
