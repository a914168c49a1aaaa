import classes from './load-meter.module.css';

/** Beyond this many requests at once, single marks can't be counted by eye. */
const MOST_MARKS = 16;

type Props = { inFlight: number; limit: number };

/** One mark per request that the limit allows, lit while it is in flight. The figures beside it say the same. */
export function LoadMeter({ inFlight, limit }: Props) {
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
