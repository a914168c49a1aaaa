import { z } from 'zod';

export const TRIAL_FAULTS = ['none', 'pos-down', 'ordering-busy', 'one-shop-refused', 'items-hidden'] as const;

export const trialSchema = z.object({ preset: z.enum(TRIAL_FAULTS) });

export const trialPutSchema = z.strictObject({ preset: z.enum(TRIAL_FAULTS) });
export type TrialFault = (typeof TRIAL_FAULTS)[number];
