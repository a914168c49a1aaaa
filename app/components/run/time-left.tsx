'use client';

import { useTimeLeft } from '#app/components/shared/runs/use-time-left.ts';
import type { Run } from '#lib/contract/runs.ts';
import page from '#app/theme/page.module.css';
import classes from './run.module.css';

type Props = {
  run: Pick<Run, 'etaMs' | 'waitingFor' | 'settled' | 'total' | 'follows'>;
  /** The server's clock, in ms. */
  now: number;
  /** Shown next to the expected end time. */
  note?: string | null;
};

/** The estimated time left, or what the run is waiting for. */
export function TimeLeft({ run, now, note = null }: Props) {
  const words = useTimeLeft(run, now);
  return (
    <>
      {words.what === null ? null : <p className={classes.strong}>{words.what}</p>}
      <p className={page.facts}>
        {words.note}
        {note === null || words.what === null ? null : <span className={classes.wideOnly}> · {note}</span>}
      </p>
    </>
  );
}
