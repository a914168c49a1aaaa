import classes from './lanes.module.css';

/** Progress of a shop's phase; indeterminate if no fraction is known. Decorative: the text next to it says the same. */
export function LaneBar({ fraction }: { fraction: number | null }) {
  if (fraction === null) return <span className={classes.bar} data-moving="true" aria-hidden="true" />;
  return (
    <span className={classes.bar} aria-hidden="true">
      <span style={{ width: `${Math.min(1, Math.max(0, fraction)) * 100}%` }} />
    </span>
  );
}
