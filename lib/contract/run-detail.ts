import { z } from 'zod';
import { ENTRY_KINDS } from '#lib/domain/plan.ts';
import { OUTCOMES } from '#lib/domain/state.ts';
import { conductorSchema } from './chains.ts';
import { count, time } from './common.ts';
import { fieldValue, headlineSchema, masterIssueSchema, planCountsSchema, syncErrorSchema } from './parts.ts';
import { runSchema } from './runs.ts';
import { shopSchema } from './shops.ts';

export const categoriesResultSchema = z.object({
  state: z.enum(['QUEUED', 'RUNNING', ...OUTCOMES]),
  total: count.nullable(),
  counts: planCountsSchema.nullable(),
  durationMs: count.nullable(),
  error: syncErrorSchema.nullable(),
});
export type CategoriesResult = z.infer<typeof categoriesResultSchema>;

/** Failed, held and skipped shops of a run, grouped by what they have in common. */
export const causeSchema = z.object({
  outcome: z.enum(['FAILED', 'HELD', 'SKIPPED']),
  error: syncErrorSchema,
  shops: count,
  shopNames: z.array(z.string()).describe('The first three.'),
});

/** What a run cost one side. */
export const sideTrafficSchema = z.object({
  requests: count,
  retries: count.describe('Of these, sent again.'),
  busy: count.describe('Answered 429 or 503.'),
  waitMs: count.describe('Spent waiting for a free place at the gate, over all requests.'),
  peak: count.describe('Most in flight at once.'),
});

export const resultSchema = z.object({
  id: z.string(),
  runId: z.string(),
  shopId: z.string(),
  shopName: z.string(),
  shopNumber: z.string().nullable(),
  state: z.enum(OUTCOMES),
  begun: z.boolean().describe('False where the run was stopped, or its categories failed, before it got to this shop.'),
  counts: planCountsSchema.nullable(),
  headline: headlineSchema.nullable(),
  issues: z.array(masterIssueSchema),
  error: syncErrorSchema.nullable(),
  waitMs: count,
  readMs: count,
  publishMs: count,
  durationMs: count,
  finishedAt: time,
});
export type Result = z.infer<typeof resultSchema>;

export const runDetailSchema = runSchema.extend({
  chainName: z.string(),
  categories: categoriesResultSchema,
  categoriesRemoved: count
    .nullable()
    .describe('Categories removed after the last menu; null until that step has been looked at.'),
  causes: z.array(causeSchema),
  slowest: z
    .array(
      z.object({
        shopId: z.string(),
        shopName: z.string(),
        readMs: count,
        waitMs: count,
        publishMs: count,
        otherMs: count.describe('Comparing, checking and writing it down.'),
        durationMs: count.describe('The sum of the four.'),
      }),
    )
    .describe('The slowest five, and where their time went.'),
  live: z
    .object({
      at: time,
      waiting: z.array(shopSchema).describe('The next six, in the order in which they will be begun.'),
      running: z.array(shopSchema).describe('Those at work, oldest first.'),
      settled: z.array(resultSchema).describe('The newest six.'),
      conductor: conductorSchema.nullable(),
    })
    .nullable()
    .describe('Where the shops of an unfinished run are, in the same moment as its counts.'),
  traffic: z
    .object({ pos: sideTrafficSchema, ordering: sideTrafficSchema })
    .nullable()
    .describe(
      'What the run cost both sides, as far as its shops have settled; null for a run from before it was counted.',
    ),
});
export type RunDetail = z.infer<typeof runDetailSchema>;

export const shopResultQuerySchema = z.strictObject({
  runId: z.string().max(100).optional().describe("Of that run; the shop's newest result where absent."),
});

/** One shop's result with what it wrote. */
export const resultDetailSchema = resultSchema.extend({
  runNumber: z.int(),
  changes: z
    .array(
      z.object({
        kind: z.enum(ENTRY_KINDS),
        id: z.string(),
        name: z.string(),
        change: z.enum(['created', 'changed', 'removed']),
        fields: z.array(
          z.object({ field: z.string(), of: z.string().optional(), before: fieldValue, after: fieldValue }),
        ),
      }),
    )
    .describe('What was written, entry by entry: the first 500.'),
  complete: z.boolean().describe('False where more was written than `changes` lists.'),
});
export type ResultDetail = z.infer<typeof resultDetailSchema>;

export const resultListQuerySchema = z.strictObject({
  state: z.enum(OUTCOMES).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});

/** Newest first. */
export const resultListSchema = z.object({ items: z.array(resultSchema), nextCursor: z.string().optional() });
