import { z } from 'zod';
import { ACTOR_KINDS } from '#lib/domain/access.ts';
import { WAITING_REASONS } from '#lib/domain/waiting-for.ts';
import { count, time } from './common.ts';
import { stateCountsSchema } from './parts.ts';

/** Null in runs from before it was kept. */
const actorKind = z.enum(ACTOR_KINDS).nullable();

export const RUN_SCOPES = ['all', 'shops', 'shop'] as const;

export const runSchema = z.object({
  id: z.string(),
  number: z.int().describe('What people call it: #1284.'),
  chainId: z.string(),
  scope: z.enum(RUN_SCOPES),
  shopName: z.string().nullable().describe("The shop's name where the run is for one shop."),
  full: z.boolean(),
  retryOf: z.string().nullable(),
  requestedBy: z.string(),
  requestedByKind: actorKind,
  requestedAt: time,
  startedAt: time.nullable().describe('When a conductor first took it up.'),
  finishedAt: time.nullable(),
  durationMs: count.nullable(),
  stopped: z
    .object({ by: z.string(), byKind: actorKind, at: time.nullable() })
    .nullable()
    .describe('Who stopped the run and when; null where nobody did.'),
  done: count.describe('Shops that were synced or found unchanged.'),
  settled: count.describe('Shops that have ended in any way: done, failed, held, skipped or stopped. For progress.'),
  total: count,
  counts: stateCountsSchema.describe('Shops by state within this run.'),
  totals: z
    .object({ created: count, changed: count, removed: count, changedShops: count })
    .describe("Sums over the run's settled shops."),
  etaMs: count
    .nullable()
    .describe('How long it still takes; null where that can not be told, as while it waits for one of the two sides.'),
  waitingFor: z
    .object({ side: z.enum(['pos', 'ordering']), why: z.enum(WAITING_REASONS), until: time.nullable() })
    .nullable()
    .describe(
      'What an unfinished run waits for: a side that asked for a pause (`closed`, until then), does not answer (`down`), or refuses one try after another (`retrying`).',
    ),
});
export type Run = z.infer<typeof runSchema>;

export const runListQuerySchema = z.strictObject({
  chainId: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

export const runListSchema = z.object({ items: z.array(runSchema), nextCursor: z.string().optional() });
