import type { ReactNode } from 'react';
import { StateIcon } from '#app/theme/state-icon.tsx';
import { formatCount } from '#lib/client/format/number.ts';
import type { TargetState } from '#lib/domain/state.ts';
import classes from './lanes.module.css';

type Props = {
  icon?: TargetState;
  title: string;
  count?: number;
  note?: string;
  aside?: ReactNode;
  children: ReactNode;
};

export function Lane({ icon, title, count, note, aside, children }: Props) {
  return (
    <div className={classes.lane}>
      <div className={classes.head}>
        {icon ? <StateIcon state={icon} /> : null}
        <h2 className={classes.title}>{title}</h2>
        <span className={classes.aside}>{count === undefined ? aside : <b>{formatCount(count)}</b>}</span>
      </div>
      {note ? <p className={classes.note}>{note}</p> : null}
      {children}
    </div>
  );
}

export function LaneEmpty({ children }: { children: ReactNode }) {
  return <p className={classes.more}>{children}</p>;
}
