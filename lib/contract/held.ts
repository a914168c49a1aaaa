import { z } from 'zod';
import { GUARD_RULES } from '#lib/domain/guard/check.ts';
import { ENTRY_KINDS } from '#lib/domain/plan.ts';
import { count, time } from './common.ts';
import { fieldValue, planCountsSchema } from './parts.ts';
import { shopSchema } from './shops.ts';

export const approveRequestSchema = z.strictObject({
  planHash: z.string().min(1).max(200).describe('Of the plan that was reviewed: a newer one is not approved by it.'),
  reason: z.string().trim().min(1).max(1_000),
});
export type ApproveRequest = z.infer<typeof approveRequestSchema>;

export const discardRequestSchema = z.strictObject({
  planHash: z.string().min(1).max(200).describe('Of the plan that was reviewed: a newer one is not discarded by it.'),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .describe('Required. Kept in the audit log, and shown when the same plan is held again.'),
});
export type DiscardRequest = z.infer<typeof discardRequestSchema>;

export const guardCheckSchema = z.object({
  rule: z.enum(GUARD_RULES),
  tripped: z.boolean(),
  count: z.number(),
  total: z.number(),
  limit: z.number().describe('A percentage or a count, as the rule has it.'),
  factor: z.number().optional().describe('Of `prices-jump`: from how many times as much a price counts as a leap.'),
});
export type GuardCheckView = z.infer<typeof guardCheckSchema>;

/** What a plan looks like; a guess, for the person who decides. */
const causeGuessSchema = z.object({
  kind: z.enum(['category-hidden', 'currency-units', 're-created', 'names-garbled']),
  count,
  total: count,
  category: z.string().optional().describe('Of `category-hidden`: its name.'),
  factor: z.number().optional().describe('Of `currency-units`: 100 or 0.01.'),
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
    .describe("Of an item: its category's name and first price, as published and as it would be."),
  after: z.object({ category: z.string().nullable(), price: z.int().nullable() }).nullable(),
});
export type HeldChange = z.infer<typeof heldChangeSchema>;

const heldPlanShape = {
  planHash: z.string(),
  heldAt: time,
  runId: z.string(),
  runNumber: z.int().nullable(),
  requestedBy: z.string().nullable(),
  currency: z.string(),
  totalBefore: count.describe('Items, or categories, as published.'),
  publishedAt: time.nullable(),
  counts: planCountsSchema,
  checks: z.array(guardCheckSchema),
  guess: causeGuessSchema.nullable(),
  discarded: z
    .object({ by: z.string(), reason: z.string(), at: time })
    .nullable()
    .describe('Who discarded this very plan before, and why; null where nobody did.'),
  changes: z.array(heldChangeSchema).describe('Whole: what is approved is what is shown.'),
};

export const heldMenuSchema = z.object({ ...heldPlanShape, shop: shopSchema });
export type HeldMenu = z.infer<typeof heldMenuSchema>;

export const heldCategoriesSchema = z.object({ ...heldPlanShape, chainId: z.string(), skippedShops: count });
export type HeldCategories = z.infer<typeof heldCategoriesSchema>;
