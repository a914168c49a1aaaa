import type { Figure } from './figure.ts';
import type { BenchWorld } from './world/bench-world.ts';

/** `tiny` runs in `npm test`, for its counts only; `short` takes two to three minutes in all. */
export const SCALES = ['tiny', 'short', 'full'] as const;
export type Scale = (typeof SCALES)[number];

export type Bench = {
  readonly seed: string;
  readonly scale: Scale;
  /** Prints progress. */
  readonly say: (line: string) => void;
  /** A chain of 5,000 shops without a conductor, created on first use and shared by measures that do not change it. */
  readonly largeChain: () => Promise<BenchWorld>;
};

export type Measure = {
  readonly name: string;
  /** Whether `npm test` asserts its counts, at scale `tiny`. */
  readonly inTest?: boolean;
  readonly run: (bench: Bench) => Promise<readonly Figure[]>;
};
