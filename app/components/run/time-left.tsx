'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatClock } from '#lib/client/format/clock.ts';
import { formatTimeLeft, type HeldEstimate, holdEstimate } from '#lib/client/format/time-left.ts';
import classes from '#app/components/run/run.module.css';

type Props = {
  etaMs: number | null;
  /** The server's clock, in ms. */
  now: number;
  /** Said beside the expected end. */
  note?: string | null;
};

/** How long a run still takes, and until when; changes at most every five seconds. */
export function TimeLeft({ etaMs, now, note = null }: Props) {
  const t = useTranslations('sync.run');
  const locale = useLocale();
  const [held, setHeld] = useState<HeldEstimate | null>(null);
  const shown = holdEstimate(held, etaMs, now);
  if (shown !== held) setHeld(shown);
  if (shown === null) return <p className={classes.facts}>{t('estimating')}</p>;
  const expected = t('expectedAt', { time: formatClock(new Date(shown.atMs + shown.etaMs)) });
  const soon = shown.etaMs < 10_000;
  return (
    <>
      <p className={classes.strong}>
        {soon ? t('leftSoon') : t('left', { left: formatTimeLeft(locale, shown.etaMs) })}
      </p>
      <p className={classes.facts}>
        {expected}
        {note === null ? null : <span className={classes.wideOnly}> · {note}</span>}
      </p>
    </>
  );
}
