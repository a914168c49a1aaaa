import { AVAILABILITY_BREAKAGES } from './breakages/availability-breakages.ts';
import type { Breakage } from './breakages/breakage.ts';
import { MASTER_BREAKAGES } from './breakages/master-breakages.ts';
import { WRITE_BREAKAGES } from './breakages/write-breakages.ts';

/** Mistakes that platforms make, each in front of one that makes none. */
export const BREAKAGES: Readonly<Record<string, Breakage>> = {
  ...WRITE_BREAKAGES,
  ...MASTER_BREAKAGES,
  ...AVAILABILITY_BREAKAGES,
};
