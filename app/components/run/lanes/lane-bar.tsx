import classes from './lanes.module.css';

/** How far a shop's phase is; a soft band where no fraction is known. The words beside it say the same. */
export function LaneBar({ fraction }: { fraction: number | null }) {
  if (fraction === null) return <span className={classes.bar} data-moving="true" aria-hidden="true" />;
  return (
    <span className={classes.bar} aria-hidden="true">
      <span style={{ width: `${Math.min(1, Math.max(0, fraction)) * 100}%` }} />
    </span>
  );
}
