/** How a shop's time was spent, in ms. */
export type TimeParts = {
  readonly readMs: number;
  readonly waitMs: number;
  readonly publishMs: number;
  /** Comparing, checking and saving. */
  readonly otherMs: number;
};

type Measured = Omit<TimeParts, 'otherMs'> & { readonly durationMs: number };

/** The parts add up to the duration. If concurrent waits exceed it, all measured parts shrink by the same factor. */
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
