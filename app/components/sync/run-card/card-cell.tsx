import type { ReactNode } from 'react';
import type { ShownState } from '#app/theme/state-icon.tsx';
import { StateIcon } from '#app/theme/state-icon.tsx';
import classes from './run-card.module.css';

type Props = {
  label: string;
  /** The label where there is less room. */
  shortLabel?: string;
  icon?: ShownState;
  /** What the cell says; quiet where it is not there yet. */
  value: ReactNode;
  note?: ReactNode;
  quiet?: boolean;
  /** On phones only the two loads have room. */
  wideOnly?: boolean;
};

/** One of the card's five cells: its two lines are there in every state, so the card never changes its height. */
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
