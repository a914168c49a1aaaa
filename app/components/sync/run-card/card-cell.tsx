import type { ReactNode } from 'react';
import type { ShownState } from '#app/theme/state-icon.tsx';
import { StateIcon } from '#app/theme/state-icon.tsx';
import classes from './run-card.module.css';

type Props = {
  label: string;
  /** A shorter label for narrow cells. */
  shortLabel?: string;
  icon?: ShownState;
  /** The cell's value; muted if there is none yet. */
  value: ReactNode;
  note?: ReactNode;
  quiet?: boolean;
  /** On phones, only the two load cells are shown. */
  wideOnly?: boolean;
};

/** One of the card's five cells. Always two lines high, so that the card's height never changes. */
export function CardCell({ label, shortLabel, icon, value, note, quiet = false, wideOnly = false }: Props) {
  return (
    <div className={classes.cell} data-wide-only={wideOnly || undefined}>
      <dt className={classes.cellLabel}>
        <span data-long={shortLabel === undefined ? undefined : true}>{label}</span>
        {shortLabel === undefined ? null : <span data-short>{shortLabel}</span>}
      </dt>
      <dd className={classes.cellValue} data-quiet={quiet || undefined}>
        {icon ? <StateIcon state={icon} /> : null}
        <span className={classes.cellText}>{value}</span>
        {note ? <span className={classes.cellNote}>{note}</span> : null}
      </dd>
    </div>
  );
}
