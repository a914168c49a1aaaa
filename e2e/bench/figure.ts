/** One row of the bench's table. */
export type Figure = {
  readonly measure: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** In words; empty if there is none. */
  readonly goal: string;
  /** Null if there is no goal. */
  readonly met: boolean | null;
  readonly note?: string;
};

type Measured = Pick<Figure, 'measure' | 'what' | 'value' | 'note'> & { readonly unit?: string };

/** A figure whose goal is an upper limit. */
export function atMost(most: number, { unit = '', ...measured }: Measured): Figure {
  const goal = `≤ ${most}${unit === '' ? '' : ` ${unit}`}`;
  return { ...measured, unit, goal, met: measured.value <= most };
}

/** A count with one correct value. */
export function exactly(wanted: number, { unit = '', ...measured }: Measured): Figure {
  return { ...measured, unit, goal: `${wanted}`, met: measured.value === wanted };
}

/** A figure without a goal, for comparison. */
export function plain({ unit = '', ...measured }: Measured): Figure {
  return { ...measured, unit, goal: '', met: null };
}

/** The smallest value that at least this share of the values does not exceed; 0 for an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
