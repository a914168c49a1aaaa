import { z } from 'zod';
import { chainSchema, conductorSchema } from './chains.ts';
import { time } from './common.ts';
import { runSchema } from './runs.ts';
import { shopSchema } from './shops.ts';

const cursor = z.string().max(100).optional();

export const clockQuerySchema = z.strictObject({
  atLeast: cursor.describe('The last `cursor` that you have: the response is never older.'),
});

/** What the sync page polls: everything but the shops, and whether any of them changed. */
export const clockSchema = z.object({
  cursor: z
    .string()
    .describe(
      'Changes with every shop that changes. If yours differs, request the changed shops with listShopChanges.',
    ),
  at: time.describe("The server's clock: ages must not depend on the viewer's."),
  chain: chainSchema,
  runs: z.array(runSchema).describe('Unfinished, oldest first.'),
  lastAllRun: runSchema.nullable().describe('The last finished run over all shops.'),
  conductor: conductorSchema.nullable(),
});
export type Clock = z.infer<typeof clockSchema>;

export const shopChangesQuerySchema = z.strictObject({
  since: cursor.describe('The `cursor` of your shops. All shops are returned without it, and if it is too old.'),
  atLeast: cursor.describe('The `cursor` of your clock: the response is never older.'),
});

const whole = z.boolean().describe('The list has all shops: any other is gone.');

export const shopChangesSchema = z.object({
  cursor: z.string().describe('Of the shops with these changes, for the next `since`.'),
  whole,
  items: z.array(shopSchema),
});
export type ShopChanges = z.infer<typeof shopChangesSchema>;

export const statusQuerySchema = z.strictObject({ since: cursor });

/** The clock and the changed shops in one response. */
export const statusSchema = clockSchema.extend({ whole, shops: z.array(shopSchema) });
export type Status = z.infer<typeof statusSchema>;
