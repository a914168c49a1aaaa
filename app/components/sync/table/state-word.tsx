'use client';

import { useTranslations } from 'use-intl';
import { shownState } from '#app/components/sync/model/shown-state.ts';
import { StateIcon } from '#app/theme/state-icon.tsx';
import type { Shop } from '#lib/contract/shops.ts';
import { PHASES } from '#lib/domain/state.ts';
import classes from './cells.module.css';

/** A state as shape, colour and word; during a sync, the word is the phase. */
export function StateWord({ shop }: { shop: Shop }) {
  const t = useTranslations('states');
  const state = shownState(shop);
  const word =
    state === 'OUT'
      ? t('outOfScope')
      : state === 'RUNNING' && shop.phase
        ? t(`phase.${shop.phase}`)
        : t(`state.${state}`);
  return (
    <span className={classes.state} data-state={state}>
      <StateIcon state={state} {...(state === 'RUNNING' && ringOf(shop))} />
      <span className={classes.stateWord}>{word}</span>
    </span>
  );
}

/** The progress of the ring. Each phase is an equal share; the ring spins if the phase's own progress is unknown. */
function ringOf({ phase, progress }: Shop): { fraction?: number; turning?: boolean } {
  if (phase === null) return {};
  const known = progress !== null && progress.total > 0;
  const part = known ? Math.min(1, progress.done / progress.total) : 0.2;
  return { fraction: (PHASES.indexOf(phase) + part) / PHASES.length, turning: !known };
}
