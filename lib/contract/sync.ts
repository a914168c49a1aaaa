import { z } from 'zod';
import { runSchema } from './runs.ts';

export const syncRequestSchema = z.strictObject({
  shopIds: z.array(z.string().min(1).max(100)).min(1).max(10_000).optional(),
  full: z.boolean().optional(),
  onBusy: z.enum(['reject', 'skip']).optional(),
  ifRunning: z
    .enum(['reject', 'attach'])
    .optional()
    .describe('Where nothing could be taken: 409, or (`attach`) 200 with the run that is in the way.'),
});

export const shopSyncRequestSchema = syncRequestSchema.pick({ full: true, ifRunning: true });

/** Of 202, and of 200 where somebody attached to a run that was there before. */
export const syncAcceptedSchema = z.object({
  run: runSchema,
  busyShops: z
    .array(z.string())
    .describe(
      'The wanted shops that a run held before: left out with `onBusy: "skip"`, in the way with `ifRunning: "attach"`.',
    ),
});
export type SyncAccepted = z.infer<typeof syncAcceptedSchema>;

/** The run as it stands; its shops that are at work still settle. */
export const runStoppedSchema = z.object({ run: runSchema.nullable() });
