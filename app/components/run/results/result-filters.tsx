'use client';

import { useTranslations } from 'use-intl';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatCount } from '#lib/client/format/number.ts';
import type { StateCounts } from '#lib/contract/parts.ts';
import { OUTCOMES, type Outcome } from '#lib/domain/state.ts';
import classes from './results.module.css';

/** Results that need attention come first. */
const ORDER = ['FAILED', 'HELD', 'SKIPPED', 'CANCELLED', 'SUCCEEDED'] as const satisfies readonly Outcome[];

/** Hidden if the run has none. The other filters are dimmed at zero but never removed. */
const ONLY_WHEN_ANY: readonly Outcome[] = ['SKIPPED', 'CANCELLED'];

type Props = { counts: StateCounts; state: Outcome | null; onState: (state: Outcome | null) => void };

export function ResultFilters({ counts, state, onState }: Props) {
  const t = useTranslations('run.results');
  const states = useTranslations('states');
  const all = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  const offered = ORDER.filter((each) => !ONLY_WHEN_ANY.includes(each) || counts[each] > 0 || state === each);
  return (
    <div role="group" aria-label={t('filter')} className={classes.filters}>
      <button type="button" aria-pressed={state === null} className={classes.filter} onClick={() => onState(null)}>
        {t('all')} <span>{formatCount(all)}</span>
      </button>
      {offered.map((outcome) => (
        <button
          key={outcome}
          type="button"
          aria-pressed={state === outcome}
          className={classes.filter}
          data-state={outcome}
          data-none={counts[outcome] === 0 || undefined}
          onClick={() => onState(outcome)}
        >
          <StateIcon state={outcome} />
          {states(`state.${outcome}`)} <span>{formatCount(counts[outcome])}</span>
        </button>
      ))}
    </div>
  );
}
