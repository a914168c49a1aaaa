'use client';

import { useLocale, useTranslations } from 'use-intl';
import { formatClockSeconds } from '#lib/client/format/clock.ts';
import { formatPerSecond } from '#lib/client/format/rate.ts';
import type { GateLoadView } from '#lib/contract/chains.ts';
import { CardCell } from './card-cell.tsx';
import classes from './run-card.module.css';

/** Above this limit, single marks are too small to count by eye. */
const MOST_MARKS = 16;

type Props = {
  label: string;
  shortLabel: string;
  load: GateLoadView | null;
  /** The server's clock, in ms. */
  now: number;
};

export function LoadCell({ label, shortLabel, load, now }: Props) {
  const t = useTranslations('sync.cell');
  const locale = useLocale();
  if (load === null) return <CardCell label={label} shortLabel={shortLabel} icon="QUEUED" value={t('waiting')} quiet />;
  const closed = load.closedUntil !== null && Date.parse(load.closedUntil) > now ? new Date(load.closedUntil) : null;
  const warning = closed
    ? t('closedUntil', { time: formatClockSeconds(closed) })
    : load.slowedBy && t(`slowed.${load.slowedBy}`, { most: load.most, limit: load.limit });
  return (
    <CardCell
      label={label}
      shortLabel={shortLabel}
      value={
        <span className={classes.load}>
          <LoadMeter inFlight={load.inFlight} limit={load.limit} />
          <span role="img" aria-label={t('loadSaid', { inFlight: load.inFlight, limit: load.limit })}>
            {t('load', { inFlight: load.inFlight, limit: load.limit })}
          </span>
        </span>
      }
      note={warning ? <span className={classes.closed}>{warning}</span> : formatPerSecond(locale, load.perSecond)}
    />
  );
}

function LoadMeter({ inFlight, limit }: { inFlight: number; limit: number }) {
  const marks = Math.min(limit, MOST_MARKS);
  const lit = limit > MOST_MARKS ? Math.round((inFlight / limit) * marks) : inFlight;
  return (
    <span className={classes.meter} aria-hidden="true">
      {Array.from({ length: marks }, (_, index) => (
        <span key={index} data-lit={index < lit || undefined} />
      ))}
    </span>
  );
}
