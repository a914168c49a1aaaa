import { z } from 'zod';
import { runSchema } from './runs.ts';

export const syncRequestSchema = z.strictObject({
  shopIds: z.array(z.string().min(1).max(100)).min(1).max(10_000).optional(),
  full: z.boolean().optional(),
  onBusy: z.enum(['reject', 'skip']).optional(),
  ifRunning: z
    .enum(['reject', 'attach', 'follow'])
    .optional()
    .describe(
      'If no shop could be queued: 409 (`reject`), 200 with the conflicting run (`attach`), or 202 with a run that starts when the current one ends (`follow`). A chain has at most one run that waits; all who ask meanwhile get the same one.',
    ),
});

export const shopSyncRequestSchema = syncRequestSchema.pick({ full: true, ifRunning: true });

export const retryRequestSchema = z.strictObject({
  ifRunning: z.enum(['reject', 'follow']).optional().describe('If one of the shops is busy: 409, or a run that waits.'),
});

/** For 202, and for 200 if the request attached to an existing run. */
export const syncAcceptedSchema = z.object({
  run: runSchema,
  busyShops: z
    .array(z.string())
    .describe(
      'The requested shops that another run already held: left out with `onBusy: "skip"`, the conflict with `ifRunning: "attach"`.',
    ),
});
export type SyncAccepted = z.infer<typeof syncAcceptedSchema>;

/** The run's current state; shops in progress still finish. */
export const runStoppedSchema = z.object({ run: runSchema.nullable() });
