import type { Measure } from './measure.ts';
import { bulk } from './measures/bulk.ts';
import { capacity } from './measures/capacity.ts';
import { claim } from './measures/claim.ts';
import { cpu } from './measures/cpu.ts';
import { firstRun } from './measures/first-run.ts';
import { memory } from './measures/memory.ts';
import { page } from './measures/page.ts';
import { peers } from './measures/peers.ts';
import { post } from './measures/post.ts';
import { retryAfter } from './measures/retry-after.ts';
import { status } from './measures/status.ts';
import { unchanged } from './measures/unchanged.ts';

/** Fastest first. */
export const MEASURES: readonly Measure[] = [
  claim,
  post,
  page,
  status,
  unchanged,
  retryAfter,
  capacity,
  firstRun,
  cpu,
  memory,
  peers,
  bulk,
];
