'use client';

import { useTranslations } from 'use-intl';
import type { Shop } from '#lib/contract/shops.ts';
import { PHASES, type Phase } from '#lib/domain/state.ts';
import classes from './phase-track.module.css';

type Props = { phase: Phase; progress: Shop['progress']; short?: boolean };

/** The three phases of a shop's sync: done, active (with progress if known) and upcoming. */
export function PhaseTrack({ phase, progress, short = false }: Props) {
  const t = useTranslations('sync.table');
  const current = PHASES.indexOf(phase);
  // Menus are published as a whole: the size is known, the progress isn't.
  const isWhole = phase === 'PUBLISHING';
  const fraction = progress && progress.total > 0 && !isWhole ? Math.min(1, progress.done / progress.total) : null;
  return (
    <span className={classes.root}>
      <span className={classes.track} aria-hidden="true">
        {PHASES.map((each, index) => (
          <span
            key={each}
            className={classes.part}
            data-phase={each}
            data-at={index < current ? 'done' : index > current ? 'later' : fraction === null ? 'moving' : 'now'}
          >
            {index === current && fraction !== null ? <span style={{ width: `${fraction * 100}%` }} /> : null}
          </span>
        ))}
      </span>
      {progress ? <span className={classes.count}>{t(textOf({ isWhole, short }), progress)}</span> : null}
    </span>
  );
}

function textOf({ isWhole, short }: { isWhole: boolean; short: boolean }) {
  if (isWhole) return 'itemsAll';
  return short ? 'itemsOfShort' : 'itemsOf';
}
