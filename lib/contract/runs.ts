import { z } from 'zod';
import { ACTOR_KINDS } from '#lib/domain/access.ts';
import { WAITING_REASONS } from '#lib/domain/waiting-for.ts';
import { count, time } from './common.ts';
import { stateCountsSchema } from './parts.ts';

/** Null for runs from before this was recorded. */
const actorKind = z.enum(ACTOR_KINDS).nullable();

export const RUN_SCOPES = ['all', 'shops', 'shop'] as const;

export const runSchema = z.object({
  id: z.string(),
  number: z.int().describe('The number shown to people, as in #1284.'),
  chainId: z.string(),
  scope: z.enum(RUN_SCOPES),
  shopName: z.string().nullable().describe("The shop's name if the run is for one shop."),
  full: z.boolean(),
  retryOf: z.string().nullable(),
  follows: z.boolean().describe('It waits for the current syncs to end, and holds no shop until then.'),
  requestedBy: z.string(),
  requestedByKind: actorKind,
  requestedAt: time,
  startedAt: time.nullable().describe('When a conductor first picked it up.'),
  finishedAt: time.nullable(),
  durationMs: count.nullable(),
  stopped: z
    .object({ by: z.string(), byKind: actorKind, at: time.nullable() })
    .nullable()
    .describe('Who stopped the run and when; null if it was not stopped.'),
  done: count.describe('Shops that were synced or found unchanged.'),
  settled: count.describe('Shops that have finished: done, failed, held, skipped or stopped. Use it to show progress.'),
  total: count,
  counts: stateCountsSchema.describe('Shops by state within this run.'),
  totals: z
    .object({ created: count, changed: count, removed: count, changedShops: count })
    .describe('Sums over the shops that have finished.'),
  etaMs: count
    .nullable()
    .describe('Estimated time left; null if unknown, for example while the run waits for an upstream.'),
  waitingFor: z
    .object({ side: z.enum(['pos', 'ordering']), why: z.enum(WAITING_REASONS), until: time.nullable() })
    .nullable()
    .describe(
      'What an unfinished run waits for: an upstream that requested a pause (`closed`, until `until`), does not answer (`down`), or refuses repeated attempts (`retrying`).',
    ),
});
export type Run = z.infer<typeof runSchema>;

export const runListQuerySchema = z.strictObject({
  chainId: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

export const runListSchema = z.object({ items: z.array(runSchema), nextCursor: z.string().optional() });
