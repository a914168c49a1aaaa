import type { Figure } from './figure.ts';

/** `tiny` is `npm test`'s, for its counts alone; `short` takes about two minutes in all. */
export const SCALES = ['tiny', 'short', 'full'] as const;
export type Scale = (typeof SCALES)[number];

export type Bench = {
  readonly seed: string;
  readonly scale: Scale;
  /** Tells whoever waits what is under way. */
  readonly say: (line: string) => void;
};

export type Measure = {
  readonly name: string;
  /** Whether its counts, in the tiny form, are asserted by `npm test`. */
  readonly inTest?: boolean;
  readonly run: (bench: Bench) => Promise<readonly Figure[]>;
};
