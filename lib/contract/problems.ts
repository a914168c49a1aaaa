import { z } from 'zod';
import { ACTOR_KINDS } from '#lib/domain/access.ts';
import { SYNC_ERROR_CODES } from '#lib/domain/errors.ts';
import { PROBLEM_CODES } from '#lib/domain/problems.ts';
import { count, time } from './common.ts';

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(PROBLEM_CODES),
  detail: z.string().describe('What happened, one sentence.'),
  remedy: z.string().describe('What to do about it, one sentence.'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const busyRunSchema = z.object({
  id: z.string(),
  number: z.int(),
  requestedBy: z.string(),
  requestedByKind: z.enum(ACTOR_KINDS).nullable(),
  startedAt: time,
  done: count.describe('Shops that were synced or found unchanged.'),
  settled: count.describe('Shops that have finished, with any outcome.'),
  total: count,
});
export type BusyRun = z.infer<typeof busyRunSchema>;

/** The body of 409 `sync-in-progress`. */
export const syncInProgressSchema = problemSchema.extend({
  runs: z.array(busyRunSchema),
  busyShops: z.array(z.string()).describe('IDs of the requested shops that another run holds.'),
});
export type SyncInProgress = z.infer<typeof syncInProgressSchema>;

const sideSchema = z.enum(['pos', 'ordering']);

/** Why a connection can't be used. */
const sideRefusalSchema = z.object({
  side: sideSchema,
  cause: z.enum(SYNC_ERROR_CODES),
  detail: z.string().describe('What happened, one sentence.'),
  remedy: z.string().describe('What to do about it, one sentence.'),
});
export type SideRefusal = z.infer<typeof sideRefusalSchema>;

/** The body of a problem with a chain's connections. */
export const sideProblemSchema = problemSchema.extend({
  side: sideSchema.describe('The affected connection; the first one if both are affected.'),
  sides: z.array(sideRefusalSchema).optional().describe('Each connection that failed, if they were tested.'),
});
