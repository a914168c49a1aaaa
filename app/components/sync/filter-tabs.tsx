'use client';

import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { type ShownState, StateIcon } from '#app/theme/state-icon.tsx';
import { formatCount } from '#lib/client/format/number.ts';
import { type FilterCounts, offeredFilters, type ShopFilter } from './model/filters.ts';
import classes from './filter-tabs.module.css';

const ICONS: Readonly<Record<ShopFilter, ShownState | null>> = {
  all: null,
  failed: 'FAILED',
  held: 'HELD',
  running: 'RUNNING',
  queued: 'QUEUED',
  succeeded: 'SUCCEEDED',
  idle: 'IDLE',
  unfinished: 'SKIPPED',
  out: null,
};

type Props = { counts: FilterCounts; chosen: ShopFilter; onChoose: (filter: ShopFilter) => void };

/** The filters, which double as the legend of states. */
export function FilterTabs({ counts, chosen, onChoose }: Props) {
  const t = useTranslations('sync.filter');
  return (
    <div role="group" aria-label={t('label')} className={classes.tabs} data-filters>
      {offeredFilters(counts, chosen).map((filter) => {
        const icon = ICONS[filter];
        return (
          <UnstyledButton
            key={filter}
            className={classes.tab}
            aria-pressed={filter === chosen}
            data-filter={filter}
            data-zero={counts[filter] === 0 || undefined}
            onClick={() => onChoose(filter)}
          >
            {icon === null ? null : <StateIcon state={icon} size={15} fraction={filter === 'running' ? 0.5 : null} />}
            <span>{t(filter)}</span>
            <span className={classes.count}>{formatCount(counts[filter])}</span>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
