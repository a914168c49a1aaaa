import { z } from 'zod';
import { ACTOR_KINDS } from '#lib/domain/access.ts';
import { GUARD_RULES } from '#lib/domain/guard/check.ts';
import { ENTRY_KINDS } from '#lib/domain/plan.ts';
import { count, time } from './common.ts';
import { fieldValue, planCountsSchema } from './parts.ts';
import { shopSchema } from './shops.ts';

export const approveRequestSchema = z.strictObject({
  planHash: z.string().min(1).max(200).describe('Hash of the reviewed plan; a newer plan is not approved.'),
  reason: z.string().trim().min(1).max(1_000),
});
export type ApproveRequest = z.infer<typeof approveRequestSchema>;

export const discardRequestSchema = z.strictObject({
  planHash: z.string().min(1).max(200).describe('Hash of the reviewed plan; a newer plan is not discarded.'),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .describe('Required. Kept in the audit log, and shown if the same plan is held again.'),
});
export type DiscardRequest = z.infer<typeof discardRequestSchema>;

export const guardCheckSchema = z.object({
  rule: z.enum(GUARD_RULES),
  tripped: z.boolean(),
  count: z.number(),
  total: z.number(),
  limit: z.number().describe('A percentage or a count, depending on the rule.'),
  factor: z.number().optional().describe('For `prices-jump`: the factor from which a price change counts as a jump.'),
});
export type GuardCheckView = z.infer<typeof guardCheckSchema>;

/** A guess at the cause of a plan, to help the person who decides. */
const causeGuessSchema = z.object({
  kind: z.enum(['category-hidden', 'currency-units', 're-created', 'names-garbled']),
  count,
  total: count,
  category: z.string().optional().describe('For `category-hidden`: its name.'),
  factor: z.number().optional().describe('For `currency-units`: 100 or 0.01.'),
});
export type CauseGuessView = z.infer<typeof causeGuessSchema>;

const heldChangeSchema = z.object({
  kind: z.enum(ENTRY_KINDS),
  id: z.string(),
  name: z.string(),
  change: z.enum(['created', 'changed', 'removed']),
  fields: z.array(z.object({ field: z.string(), of: z.string().optional(), before: fieldValue, after: fieldValue })),
  before: z
    .object({ category: z.string().nullable(), price: z.int().nullable() })
    .nullable()
    .describe('For items: category name and first price, as published (`before`) and as planned (`after`).'),
  after: z.object({ category: z.string().nullable(), price: z.int().nullable() }).nullable(),
});
export type HeldChange = z.infer<typeof heldChangeSchema>;

const heldPlanShape = {
  planHash: z.string(),
  heldAt: time,
  runId: z.string(),
  runNumber: z.int().nullable(),
  requestedBy: z.string().nullable(),
  requestedByKind: z.enum(ACTOR_KINDS).nullable(),
  currency: z.string(),
  totalBefore: count.describe('The number of published items or categories.'),
  publishedAt: time.nullable(),
  counts: planCountsSchema,
  checks: z.array(guardCheckSchema),
  guess: causeGuessSchema.nullable(),
  discarded: z
    .object({ by: z.string(), reason: z.string(), at: time })
    .nullable()
    .describe('Who discarded this same plan before, and why; null if it was never discarded.'),
  changes: z.array(heldChangeSchema).describe('Complete: exactly what approval publishes.'),
};

export const heldMenuSchema = z.object({ ...heldPlanShape, shop: shopSchema });
export type HeldMenu = z.infer<typeof heldMenuSchema>;

export const heldCategoriesSchema = z.object({ ...heldPlanShape, chainId: z.string(), skippedShops: count });
export type HeldCategories = z.infer<typeof heldCategoriesSchema>;
