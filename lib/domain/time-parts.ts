/** Where a shop's time went, in ms. */
export type TimeParts = {
  readonly readMs: number;
  readonly waitMs: number;
  readonly publishMs: number;
  /** Comparing, checking and writing it down. */
  readonly otherMs: number;
};

type Measured = Omit<TimeParts, 'otherMs'> & { readonly durationMs: number };

/** The parts add up to the duration. Measured ones that are longer than the whole, as waits side by side are, shrink alike. */
export function timeParts({ readMs, waitMs, publishMs, durationMs }: Measured): TimeParts {
  const measuredMs = readMs + waitMs + publishMs;
  const share = measuredMs > durationMs ? durationMs / measuredMs : 1;
  const [read, wait, publish] = [readMs, waitMs, publishMs].map((ms) => Math.floor(ms * share)) as [
    number,
    number,
    number,
  ];
  return { readMs: read, waitMs: wait, publishMs: publish, otherMs: durationMs - read - wait - publish };
}
