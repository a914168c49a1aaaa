import { z } from 'zod';
import { chainSchema, conductorSchema } from './chains.ts';
import { time } from './common.ts';
import { runSchema } from './runs.ts';
import { shopSchema } from './shops.ts';

export const statusQuerySchema = z.strictObject({ since: z.string().max(100).optional() });

/**
 * What the sync page shows: all shops (`whole`) or, with `since`, only those that changed after that cursor.
 */
export const statusSchema = z.object({
  cursor: z.string(),
  whole: z.boolean(),
  at: time.describe("The server's clock: ages must not depend on the viewer's."),
  chain: chainSchema,
  runs: z.array(runSchema).describe('Unfinished, oldest first.'),
  lastAllRun: runSchema.nullable().describe('The last finished run over all shops.'),
  conductor: conductorSchema.nullable(),
  shops: z.array(shopSchema),
});
export type Status = z.infer<typeof statusSchema>;
