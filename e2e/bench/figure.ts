/** One line of the bench's table. */
export type Figure = {
  readonly measure: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** In words; empty where there is none. */
  readonly goal: string;
  /** Null where there is no goal. */
  readonly met: boolean | null;
  readonly note?: string;
};

type Measured = Pick<Figure, 'measure' | 'what' | 'value' | 'note'> & { readonly unit?: string };

/** A figure that is good where it is small. */
export function atMost(most: number, { unit = '', ...measured }: Measured): Figure {
  const goal = `≤ ${most}${unit === '' ? '' : ` ${unit}`}`;
  return { ...measured, unit, goal, met: measured.value <= most };
}

/** A count that is right or wrong. */
export function exactly(wanted: number, { unit = '', ...measured }: Measured): Figure {
  return { ...measured, unit, goal: `${wanted}`, met: measured.value === wanted };
}

/** A figure to compare others with. */
export function plain({ unit = '', ...measured }: Measured): Figure {
  return { ...measured, unit, goal: '', met: null };
}

/** The least of the values that this share of them does not pass; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
