import classes from './load-meter.module.css';

/** Above this limit, single marks are too small to count by eye. */
const MOST_MARKS = 16;

type Props = { inFlight: number; limit: number };

/** One mark per allowed concurrent request, lit while in use. Decorative: the text next to it says the same. */
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
