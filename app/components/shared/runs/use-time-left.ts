'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatClock, formatClockSeconds } from '#lib/client/format/clock.ts';
import { formatTimeLeft, type HeldEstimate, holdEstimate, isSoon } from '#lib/client/format/time-left.ts';
import type { Run } from '#lib/contract/runs.ts';

/** `what` is null while there is no estimate. */
type TimeLeftWords = { readonly what: string | null; readonly note: string };

/**
 * The time left of a run and its expected end; changes at most every five seconds. While the run waits for one
 * of the two sides or for another run, returns that instead of a time.
 * @param now the server's clock, in ms
 */
export function useTimeLeft(
  run: Pick<Run, 'etaMs' | 'waitingFor' | 'settled' | 'total' | 'follows'>,
  now: number,
): TimeLeftWords {
  const t = useTranslations('sync.run');
  const locale = useLocale();
  const [held, setHeld] = useState<HeldEstimate | null>(null);
  const { waitingFor } = run;
  const shown = holdEstimate(held, waitingFor === null ? run.etaMs : null, now);
  if (shown !== held) setHeld(shown);
  if (run.follows) return { what: null, note: t('afterCurrent') };
  if (waitingFor !== null) {
    const { side, why, until } = waitingFor;
    const note =
      until === null ? t(`waiting.${why}Note`) : t('waiting.until', { time: formatClockSeconds(new Date(until)) });
    return { what: t(`waiting.${why}`, { side }), note };
  }
  if (shown === null) return { what: null, note: t('estimating') };
  const { etaMs, atMs } = shown;
  return {
    what: isSoon(etaMs, run) ? t('leftSoon') : t('left', { left: formatTimeLeft(locale, etaMs) }),
    note: t('expectedAt', { time: formatClock(new Date(atMs + etaMs)) }),
  };
}
