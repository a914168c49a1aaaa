import { z } from 'zod';
import { guardShape } from './chains.ts';
import { ORDERING_CONNECTIONS, orderingPatchSchema, POS_CONNECTIONS, posPatchSchema } from './upstream-connections.ts';

/** Maximum in flight. */
const concurrency = z.int().min(1).max(64);

export const chainCreateSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  pos: z.discriminatedUnion('kind', [POS_CONNECTIONS.square, POS_CONNECTIONS.csv]),
  ordering: z.discriminatedUnion('kind', [ORDERING_CONNECTIONS.oder]),
  limits: z.strictObject({ shops: concurrency, pos: concurrency, ordering: concurrency }).partial().optional(),
});
export type ChainCreate = z.infer<typeof chainCreateSchema>;

export const createChainQuerySchema = z.strictObject({ verify: z.enum(['true', 'false']).default('true') });

/** Guard thresholds that differ from the defaults; `null` restores all defaults. */
export const guardSettingsSchema = z.strictObject(guardShape);

/** Only the given fields change. New connections are tested before they are saved. */
export const chainPatchSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    pos: posPatchSchema,
    ordering: orderingPatchSchema,
    limits: z.strictObject({ shops: concurrency, pos: concurrency, ordering: concurrency }).partial(),
    guard: guardSettingsSchema.partial().nullable(),
    webhook: z
      .strictObject({ signatureKey: z.string().trim().min(1).max(200) })
      .nullable()
      .describe('The key that the POS signs its webhooks with; null deletes it.'),
    autoSync: z.boolean(),
  })
  .partial();
export type ChainPatch = z.infer<typeof chainPatchSchema>;
