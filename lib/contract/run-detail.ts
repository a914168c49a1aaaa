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

/** Failed, held and skipped shops of a run, grouped by cause. */
export const causeSchema = z.object({
  outcome: z.enum(['FAILED', 'HELD', 'SKIPPED']),
  error: syncErrorSchema,
  shops: count,
  shopNames: z.array(z.string()).describe('The first three.'),
});

/** A run's requests to one upstream. */
export const sideTrafficSchema = z.object({
  requests: count,
  retries: count.describe('Requests that were retries.'),
  busy: count.describe('Responses with status 429 or 503.'),
  waitMs: count.describe('Time spent waiting for the gate, summed over all requests.'),
  peak: count.describe('Maximum in flight.'),
});

export const resultSchema = z.object({
  id: z.string(),
  runId: z.string(),
  shopId: z.string(),
  shopName: z.string(),
  shopNumber: z.string().nullable(),
  state: z.enum(OUTCOMES),
  begun: z.boolean().describe('False if the run was stopped, or its categories failed, before this shop started.'),
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
    .describe('Categories removed after the last menu; null until that step was considered.'),
  causes: z.array(causeSchema),
  slowest: z
    .array(
      z.object({
        shopId: z.string(),
        shopName: z.string(),
        readMs: count,
        waitMs: count,
        publishMs: count,
        otherMs: count.describe('Time for comparing, checking and recording.'),
        durationMs: count.describe('The sum of the four times.'),
      }),
    )
    .describe('The five slowest shops, and how they spent their time.'),
  live: z
    .object({
      at: time,
      waiting: z.array(shopSchema).describe('The next six, in the order in which they will start.'),
      running: z.array(shopSchema).describe('Shops in progress, oldest first.'),
      settled: z.array(resultSchema).describe('The latest six.'),
      conductor: conductorSchema.nullable(),
    })
    .nullable()
    .describe('Progress of the shops of an unfinished run, as of the same moment as its counts.'),
  traffic: z
    .object({ pos: sideTrafficSchema, ordering: sideTrafficSchema })
    .nullable()
    .describe(
      'Requests to both upstreams for the shops that have finished; null for runs from before this was recorded.',
    ),
});
export type RunDetail = z.infer<typeof runDetailSchema>;

export const shopResultQuerySchema = z.strictObject({
  runId: z.string().max(100).optional().describe("The result in that run; the shop's latest result if omitted."),
});

/** One shop's result with the changes that were written. */
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
    .describe('The changes that were written, by entry: the first 500.'),
  complete: z.boolean().describe('False if more was written than `changes` lists.'),
});
export type ResultDetail = z.infer<typeof resultDetailSchema>;

export const resultListQuerySchema = z.strictObject({
  state: z.enum(OUTCOMES).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});

/** Newest first. */
export const resultListSchema = z.object({ items: z.array(resultSchema), nextCursor: z.string().optional() });
