import type { Figure } from './figure.ts';
import type { BenchWorld } from './world/bench-world.ts';

/** `tiny` is `npm test`'s, for its counts alone; `short` takes two to three minutes in all. */
export const SCALES = ['tiny', 'short', 'full'] as const;
export type Scale = (typeof SCALES)[number];

export type Bench = {
  readonly seed: string;
  readonly scale: Scale;
  /** Tells whoever waits what is under way. */
  readonly say: (line: string) => void;
  /** A chain of 5,000 shops that nobody conducts, opened on first use and shared by those who leave it as it was. */
  readonly largeChain: () => Promise<BenchWorld>;
};

export type Measure = {
  readonly name: string;
  /** Whether its counts, in the tiny form, are asserted by `npm test`. */
  readonly inTest?: boolean;
  readonly run: (bench: Bench) => Promise<readonly Figure[]>;
};
