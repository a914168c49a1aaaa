import { z } from 'zod';
import { PHASES, TARGET_STATES } from '#lib/domain/state.ts';
import { count, time } from './common.ts';
import { headlineSchema, lastOutcomeShape, planCountsSchema, progressSchema } from './parts.ts';

export const shopSchema = z.object({
  id: z.string(),
  chainId: z.string(),
  name: z.string(),
  number: z.string().nullable().describe("The number people use: the platform's shop ID; null if the shop has none."),
  timeZone: z.string(),
  posLocationId: z.string().nullable(),
  platformShopId: z.string().nullable(),
  inScope: z.boolean(),
  state: z.enum(TARGET_STATES),
  phase: z.enum(PHASES).nullable().describe('Only while RUNNING.'),
  progress: progressSchema.nullable().describe('Items of the phase; null if no fraction is known.'),
  runId: z.string().nullable().describe('The run that holds the shop, or the last one that did.'),
  queuedAt: time.nullable(),
  startedAt: time.nullable(),
  settledAt: time.nullable(),
  durationMs: count.nullable().describe('Duration of the last run that started the shop.'),
  expectedMs: count.nullable().describe('Expected duration of the next sync, based on past ones.'),
  lastSuccessAt: time.nullable(),
  lastResult: planCountsSchema.nullable().describe('The counts of the last successful sync.'),
  headline: headlineSchema.nullable(),
  issues: count.describe('The number of issues in the last sync that read the menu.'),
  ...lastOutcomeShape,
});
export type Shop = z.infer<typeof shopSchema>;

export const SHOP_SORTS = ['name', '-name', 'number', '-number', 'lastSuccessAt', '-lastSuccessAt'] as const;

export const shopListQuerySchema = z.strictObject({
  state: z.enum(TARGET_STATES).optional(),
  inScope: z.enum(['true', 'false']).optional(),
  q: z.string().trim().max(100).optional().describe("Part of a shop's name or number; NFKC-normalized, kana folded."),
  sort: z.enum(SHOP_SORTS).default('number'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});

export const shopListSchema = z.object({ items: z.array(shopSchema), nextCursor: z.string().optional() });

export const shopPatchSchema = z.strictObject({ inScope: z.boolean() });
