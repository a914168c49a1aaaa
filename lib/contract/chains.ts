import { z } from 'zod';
import { THRESHOLD_BOUNDS } from '#lib/domain/guard/thresholds.ts';
import { UNUSABLE_SHOP_REASONS } from '#lib/domain/match-shops.ts';
import { PHASES, TARGET_STATES } from '#lib/domain/state.ts';
import { count, time } from './common.ts';
import { planCountsSchema, previousSchema, stateCountsSchema, syncErrorSchema } from './parts.ts';

/** The guard's thresholds, each within its bounds. */
export const guardShape = Object.fromEntries(
  Object.entries(THRESHOLD_BOUNDS).map(([name, { min, max, unit }]) => [
    name,
    (unit === 'factor' ? z.number() : z.int()).min(min).max(max),
  ]),
) as Record<keyof typeof THRESHOLD_BOUNDS, z.ZodNumber>;

/** One side's traffic as its conductor last saw it. */
export const gateLoadSchema = z.object({
  inFlight: count,
  limit: count.describe('At this moment: found by trying, below `most`, the configured one.'),
  most: count,
  peak: count,
  perSecond: z.number(),
  latencyMs: z.number().nullable().describe('Median of the last answers; null before the first.'),
  closedUntil: time.nullable().describe("The gate is closed until then, at the other side's request (`Retry-After`)."),
  slowedBy: z
    .enum(['refused', 'slow', 'down'])
    .nullable()
    .describe(
      'Why less is let through than may be: the other side refuses (429, 503), has become slow, or does not answer.',
    ),
});
export type GateLoadView = z.infer<typeof gateLoadSchema>;

export const conductorSchema = z.object({
  worker: z.string(),
  working: z.boolean().describe('False once it has handed the chain back.'),
  heartbeatAt: time,
  takeovers: count,
  pos: gateLoadSchema.nullable(),
  ordering: gateLoadSchema.nullable(),
});

export const chainSchema = z.object({
  id: z.string(),
  name: z.string(),
  pos: z.object({ kind: z.string(), baseUrl: z.string() }),
  ordering: z.object({ kind: z.string(), baseUrl: z.string(), brandId: z.string() }),
  limits: z.object({ shops: z.int(), pos: z.int(), ordering: z.int() }),
  guard: z.object(guardShape).describe("The guard's thresholds as they hold for this chain."),
  currency: z.string().nullable(),
  createdAt: time,
  shops: z.object({
    total: count,
    inScope: count,
    outOfScope: count,
    byState: stateCountsSchema.describe('Of the shops in scope.'),
    heldPlans: count.describe('Shops in scope with a plan that waits for a decision.'),
  }),
  categories: z.object({
    state: z.enum(TARGET_STATES),
    phase: z.enum(PHASES).nullable(),
    runId: z.string().nullable(),
    total: count.nullable().describe('How many are published.'),
    lastResult: planCountsSchema.nullable(),
    durationMs: count.nullable(),
    lastSuccessAt: time.nullable(),
    error: syncErrorSchema.nullable(),
    previous: previousSchema
      .nullable()
      .describe(
        'The last known outcome, while QUEUED, RUNNING, SKIPPED or CANCELLED; null in any other state and before the first one.',
      ),
    hasHeldPlan: z
      .boolean()
      .describe('A plan waits for a decision: while HELD, and while SKIPPED or CANCELLED after having been HELD.'),
  }),
});
export type Chain = z.infer<typeof chainSchema>;

/** Chains are few: the list has no pages. */
export const chainListSchema = z.object({ items: z.array(chainSchema), nextCursor: z.string().optional() });

const shopSideSchema = z.object({ id: z.string(), name: z.string() });

export const discoveredSchema = z.object({
  matched: z.array(
    z.object({ shopId: z.string(), name: z.string(), posLocationId: z.string(), platformShopId: z.string() }),
  ),
  onlyAtPos: z.array(shopSideSchema),
  onlyAtPlatform: z.array(shopSideSchema),
  unusable: z
    .array(shopSideSchema.extend({ side: z.enum(['pos', 'ordering']), reason: z.enum(UNUSABLE_SHOP_REASONS) }))
    .describe('Shops that were left out, with the reason: an ID such as `..` can’t be part of an address.'),
});
export type Discovered = z.infer<typeof discoveredSchema>;
