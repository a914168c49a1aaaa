import type { Measure } from './measure.ts';
import { bulk } from './measures/bulk.ts';
import { claim } from './measures/claim.ts';
import { cpu } from './measures/cpu.ts';
import { memory } from './measures/memory.ts';
import { retryAfter } from './measures/retry-after.ts';
import { unchanged } from './measures/unchanged.ts';

/** Those that need the product's worker and no page first. */
export const MEASURES: readonly Measure[] = [claim, unchanged, retryAfter, bulk, cpu, memory];
