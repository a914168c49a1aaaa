'use client';

import { useLocale, useTranslations } from 'use-intl';
import { formatDuration } from '#lib/client/format/duration.ts';
import type { Run } from '#lib/contract/runs.ts';
import classes from './run-card.module.css';

const HEIGHT_PX = 17;
const LEAST_PX = 3;

/** Durations of the last runs, oldest first; the newest is highlighted. */
export function HistoryBars({ runs }: { runs: readonly Run[] }) {
  const t = useTranslations('sync.cell');
  const locale = useLocale();
  const durations = runs.map((run) => run.durationMs ?? 0).toReversed();
  const longest = durations.reduce((most, ms) => Math.max(most, ms), 1);
  const said = t('historySaid', { durations: durations.map((ms) => formatDuration(locale, ms)).join('、') });
  return (
    <span className={classes.history} role="img" aria-label={said} title={said}>
      {durations.map((ms, index) => (
        <span
          key={runs[runs.length - 1 - index]?.id}
          style={{ height: Math.max(LEAST_PX, Math.round((ms / longest) * HEIGHT_PX)) }}
        />
      ))}
    </span>
  );
}
