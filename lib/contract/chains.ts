import { z } from 'zod';
import { THRESHOLD_BOUNDS } from '#lib/domain/guard/thresholds.ts';
import { UNUSABLE_SHOP_REASONS } from '#lib/domain/match-shops.ts';
import { PHASES, TARGET_STATES } from '#lib/domain/state.ts';
import { count, time } from './common.ts';
import { lastOutcomeShape, planCountsSchema, stateCountsSchema, syncErrorSchema } from './parts.ts';

/** The guard's thresholds, each within its bounds. */
export const guardShape = Object.fromEntries(
  Object.entries(THRESHOLD_BOUNDS).map(([name, { min, max, unit }]) => [
    name,
    (unit === 'factor' ? z.number() : z.int()).min(min).max(max),
  ]),
) as Record<keyof typeof THRESHOLD_BOUNDS, z.ZodNumber>;

/** Traffic to one upstream, as last reported by the conductor. */
export const gateLoadSchema = z.object({
  inFlight: count,
  limit: count.describe('The current limit, adjusted automatically up to the configured one (`most`).'),
  most: count,
  peak: count,
  perSecond: z.number(),
  latencyMs: z.number().nullable().describe('Median of the latest responses; null before the first.'),
  closedUntil: time.nullable().describe('The gate is closed until then, as the upstream requested (`Retry-After`).'),
  slowedBy: z
    .enum(['refused', 'slow', 'down'])
    .nullable()
    .describe(
      'Why the current limit is below the configured one: the upstream refuses requests (429, 503), has become slow, or does not answer.',
    ),
});
export type GateLoadView = z.infer<typeof gateLoadSchema>;

export const conductorSchema = z.object({
  worker: z.string(),
  working: z.boolean().describe('False after it has released the chain.'),
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
  guard: z.object(guardShape).describe('The guard thresholds in effect for this chain.'),
  currency: z.string().nullable(),
  createdAt: time,
  shops: z.object({
    total: count,
    inScope: count,
    outOfScope: count,
    byState: stateCountsSchema.describe('Of the shops in scope.'),
    heldPlans: count.describe('Shops in scope with a plan that is waiting for a decision.'),
  }),
  categories: z.object({
    state: z.enum(TARGET_STATES),
    phase: z.enum(PHASES).nullable(),
    runId: z.string().nullable(),
    total: count.nullable().describe('The number of published categories.'),
    lastResult: planCountsSchema.nullable(),
    durationMs: count.nullable(),
    lastSuccessAt: time.nullable(),
    ...lastOutcomeShape,
  }),
});
export type Chain = z.infer<typeof chainSchema>;

/** With what is known of its connections; not part of the status, which pages poll. */
export const connectedChainSchema = chainSchema.extend({
  pos: chainSchema.shape.pos.extend({
    error: syncErrorSchema
      .nullable()
      .describe('Why the POS can’t be used, as far as its webhooks tell: its authorization is revoked.'),
  }),
  autoSync: z.boolean().describe('Whether a changed catalogue at the POS starts a sync of all shops.'),
  webhook: z.object({
    url: z.string().describe('The notification URL to enter at the POS.'),
    hasKey: z.boolean().describe('Whether a signature key is saved; without one, no event is accepted.'),
    lastEventAt: time.nullable(),
    lastEventType: z.string().nullable(),
    lastInvalidAt: time.nullable().describe('The last request without a valid signature.'),
    shopsChangedAt: time.nullable().describe('Since when the POS reports changed shops that have not been loaded.'),
  }),
});
export type ConnectedChain = z.infer<typeof connectedChainSchema>;

/** There are few chains, so the list is not paginated. */
export const chainListSchema = z.object({ items: z.array(connectedChainSchema), nextCursor: z.string().optional() });

const shopSideSchema = z.object({ id: z.string(), name: z.string() });

export const discoveredSchema = z.object({
  matched: z.array(
    z.object({ shopId: z.string(), name: z.string(), posLocationId: z.string(), platformShopId: z.string() }),
  ),
  onlyAtPos: z.array(shopSideSchema),
  onlyAtPlatform: z.array(shopSideSchema),
  unusable: z
    .array(shopSideSchema.extend({ side: z.enum(['pos', 'ordering']), reason: z.enum(UNUSABLE_SHOP_REASONS) }))
    .describe('Shops that were ignored, and why: an ID such as `..` can’t be part of a URL.'),
});
export type Discovered = z.infer<typeof discoveredSchema>;
