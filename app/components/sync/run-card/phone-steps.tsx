'use client';

import { IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import {
  categoriesStep,
  type CategoriesStep,
  menusStep,
  type MenusStep,
} from '#app/components/sync/model/run-steps.ts';
import { type ShownState, StateIcon } from '#app/theme/state-icon.tsx';
import { formatClock } from '#lib/client/format/clock.ts';
import type { Run } from '#lib/contract/runs.ts';
import type { Status } from '#lib/contract/status.ts';
import classes from './run-card.module.css';

const CATEGORIES_ICON: Readonly<Record<CategoriesStep, ShownState>> = {
  waiting: 'QUEUED',
  running: 'RUNNING',
  failed: 'FAILED',
  done: 'SUCCEEDED',
};

const MENUS_ICON: Readonly<Record<MenusStep['kind'], ShownState>> = {
  'after-categories': 'QUEUED',
  queued: 'QUEUED',
  running: 'RUNNING',
  done: 'SUCCEEDED',
  'not-started': 'SKIPPED',
};

type Props = { run: Run; categories: Status['chain']['categories'] };

/** Replaces the three step cells on phones: categories or menus, and who started the run when. */
export function PhoneSteps({ run, categories }: Props) {
  const t = useTranslations('sync.run');
  const common = useTranslations('common');
  const step = categoriesStep(run, categories);
  const menus = menusStep(run, step);
  const time = formatClock(new Date(run.requestedAt));
  return (
    <p className={classes.phoneSteps}>
      <StateIcon state={CATEGORIES_ICON[step]} />
      {t('stepCategories')}
      <span aria-hidden="true">→</span>
      <StateIcon state={MENUS_ICON[menus.kind]} />
      {t('stepMenus')}
      <span className={classes.phoneWho}>
        {run.requestedBy === ''
          ? time
          : `${common('person', { name: run.requestedBy, kind: run.requestedByKind ?? 'person' })} · ${time}`}
      </span>
      <IconChevronRight size={16} stroke={1.7} className={classes.chevron} aria-hidden />
    </p>
  );
}
