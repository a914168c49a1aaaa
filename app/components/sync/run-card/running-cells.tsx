'use client';

import { useLocale, useTranslations } from 'use-intl';
import { categoriesStep, menusStep } from '#app/components/sync/model/run-steps.ts';
import { formatDuration } from '#lib/client/format/duration.ts';
import type { Run } from '#lib/contract/runs.ts';
import type { Status } from '#lib/contract/status.ts';
import { CardCell } from './card-cell.tsx';
import { LoadCell } from './load-cell.tsx';
import classes from './run-card.module.css';

type Props = {
  /** Null right after the click: the steps are waiting and the load isn't known yet. */
  run: Run | null;
  status: Pick<Status, 'chain' | 'conductor'>;
  now: number;
};

export function RunningCells({ run, status, now }: Props) {
  const t = useTranslations('sync.cell');
  return (
    <dl className={classes.cells}>
      {run === null ? (
        <WaitingCells />
      ) : (
        <>
          <CategoriesCell run={run} categories={status.chain.categories} />
          <MenusCell run={run} categories={status.chain.categories} />
          <DeletesCell run={run} />
        </>
      )}
      <LoadCell label={t('posRequests')} shortLabel={t('pos')} load={status.conductor?.pos ?? null} now={now} />
      <LoadCell
        label={t('orderingRequests')}
        shortLabel={t('ordering')}
        load={status.conductor?.ordering ?? null}
        now={now}
      />
    </dl>
  );
}

function WaitingCells() {
  const t = useTranslations('sync.cell');
  const states = useTranslations('states');
  return (
    <>
      <CardCell label={t('categories')} icon="QUEUED" value={states('state.QUEUED')} quiet wideOnly />
      <CardCell label={t('menus')} icon="QUEUED" value={t('menusAfterCategories')} quiet wideOnly />
      <CardCell label={t('deletes')} icon="QUEUED" value={t('deletesAfterShops')} quiet wideOnly />
    </>
  );
}

type StepProps = { run: Run; categories: Status['chain']['categories'] };

function CategoriesCell({ run, categories }: StepProps) {
  const t = useTranslations('sync.cell');
  const states = useTranslations('states');
  const locale = useLocale();
  const label = t('categories');
  switch (categoriesStep(run, categories)) {
    case 'waiting':
      return <CardCell label={label} icon="QUEUED" value={states('state.QUEUED')} quiet wideOnly />;
    case 'running':
      return (
        <CardCell label={label} icon="RUNNING" value={states(`phase.${categories.phase ?? 'READING'}`)} wideOnly />
      );
    case 'failed':
      return categories.state === 'HELD' ? (
        <CardCell label={label} icon="HELD" value={states('state.HELD')} wideOnly />
      ) : (
        <CardCell label={label} icon="FAILED" value={states('state.FAILED')} wideOnly />
      );
    case 'done': {
      const counts = categories.lastResult;
      const changes = counts ? counts.created + counts.changed + counts.removed : 0;
      const facts = [
        ...(categories.total === null ? [] : [t('categoryCount', { count: categories.total })]),
        changes > 0 ? t('categoryChanges', { count: changes }) : t('unchanged'),
      ];
      const took = categories.durationMs === null ? undefined : formatDuration(locale, categories.durationMs);
      return <CardCell label={label} icon="SUCCEEDED" value={facts.join(' · ')} note={took} wideOnly />;
    }
  }
}

function MenusCell({ run, categories }: StepProps) {
  const t = useTranslations('sync.cell');
  const { kind, count } = menusStep(run, categoriesStep(run, categories));
  const label = t('menus');
  switch (kind) {
    case 'after-categories':
      return <CardCell label={label} icon="QUEUED" value={t('menusAfterCategories')} quiet wideOnly />;
    case 'queued':
      return <CardCell label={label} icon="QUEUED" value={t('menusWaiting', { count })} quiet wideOnly />;
    case 'running':
      return <CardCell label={label} icon="RUNNING" value={t('menusRunning', { count })} wideOnly />;
    case 'not-started':
      return <CardCell label={label} icon="SKIPPED" value={t('menusNotStarted')} quiet wideOnly />;
    case 'done':
      return <CardCell label={label} icon="SUCCEEDED" value={t('menusDone', { count })} wideOnly />;
  }
}

function DeletesCell({ run }: { run: Run }) {
  const t = useTranslations('sync.cell');
  const label = t('deletes');
  if (run.settled < run.total)
    return <CardCell label={label} icon="QUEUED" value={t('deletesAfterShops')} quiet wideOnly />;
  return <CardCell label={label} icon="RUNNING" value={t('deletesNow')} wideOnly />;
}
