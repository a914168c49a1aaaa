import { quantile } from './figure.ts';

type Pairing = {
  readonly pairs: number;
  /** What the product does; in ms, or any other unit that `base` has too. */
  readonly measured: () => Promise<number>;
  /** What it is compared with: the least that could do the job on the same machine. */
  readonly base: () => Promise<number>;
};

export type Paired = {
  /** Median of the pairs' ratios. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  /** Medians. */
  readonly measured: number;
  readonly base: number;
};

export type Pair = { readonly measured: number; readonly base: number };

/**
 * Measures two things alternately (A B A B), so that a machine that is slower for a while slows both. The ratio is the
 * median of the pairs'.
 */
export async function inPairs({ pairs, measured, base }: Pairing): Promise<Paired> {
  const all: Pair[] = [];
  for (let pair = 0; pair < pairs; pair++) all.push({ measured: await measured(), base: await base() });
  return pairedOf(all);
}

export function pairedOf(pairs: readonly Pair[]): Paired {
  const ratios = pairs.map(({ measured, base }) => measured / base);
  const median = (values: readonly number[]) => quantile(values, 0.5);
  return {
    ratio: median(ratios),
    ratios,
    measured: median(pairs.map(({ measured }) => measured)),
    base: median(pairs.map(({ base }) => base)),
  };
}

/** The medians behind a ratio, and how far the pairs were apart. */
export function noteOf({ measured, base, ratios }: Paired, unit = 'ms'): string {
  const [least, most] = [quantile(ratios, 0), quantile(ratios, 1)];
  const spread = ratios.length > 1 ? `, ${ratios.length} pairs from ${least.toFixed(2)} to ${most.toFixed(2)}` : '';
  return `${short(measured)} over ${short(base)} ${unit}${spread}`;
}

function short(value: number): string {
  return value < 10 ? value.toFixed(2) : String(Math.round(value));
}
