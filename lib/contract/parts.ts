import { z } from 'zod';
import { SYNC_ERROR_CODES } from '#lib/domain/errors.ts';
import { FILE_PROBLEMS } from '#lib/domain/file-problems.ts';
import { GUARD_RULES } from '#lib/domain/guard/check.ts';
import { MASTER_ISSUE_CODES } from '#lib/domain/master.ts';
import { CARRIED_OUTCOMES } from '#lib/domain/state.ts';
import { UPSTREAM_BOUND_NAMES } from '#lib/domain/upstream-bounds.ts';
import { count, time } from './common.ts';

export const syncErrorSchema = z.object({
  code: z.enum(SYNC_ERROR_CODES),
  message: z.string(),
  remedy: z.string(),
  retryable: z.boolean(),
  detail: z
    .object({
      itemId: z.string(),
      itemName: z.string(),
      field: z.string(),
      said: z.string(),
      status: z.int(),
      tries: z.int(),
      seconds: z.number(),
      causeCode: z.enum(SYNC_ERROR_CODES),
      bound: z.enum(UPSTREAM_BOUND_NAMES).describe('What the upstream sent too much of.'),
      limit: z.number().describe('The maximum accepted.'),
      rule: z.enum(GUARD_RULES),
      count,
      total: count,
      factor: z.number(),
      fileProblem: z.enum(FILE_PROBLEMS).describe('For `pos-file-invalid`; `field` is the column.'),
      file: z.string(),
      line: z.int().describe('Counted from 1.'),
    })
    .partial()
    .optional(),
});
export type SyncErrorView = z.infer<typeof syncErrorSchema>;

export const planCountsSchema = z.object({ created: count, changed: count, removed: count, unchanged: count });

export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Outcome of a target's last completed sync, for states that don't show it. */
const previousSchema = z.object({
  state: z.enum(CARRIED_OUTCOMES),
  runId: z.string().nullable(),
  settledAt: time.nullable(),
  error: syncErrorSchema.nullable(),
});
export type PreviousView = z.infer<typeof previousSchema>;

/** How a target's last sync ended, and what waits for a decision; the same for a shop and for a chain's categories. */
export const lastOutcomeShape = {
  error: syncErrorSchema.nullable(),
  previous: previousSchema
    .nullable()
    .describe(
      'The last known outcome, while QUEUED, RUNNING, SKIPPED or CANCELLED; null in any other state and before the first one.',
    ),
  hasHeldPlan: z
    .boolean()
    .describe('A plan is waiting for a decision: while HELD, and while SKIPPED or CANCELLED after having been HELD.'),
};

/** The most significant change of a result, and the number of other changed entries. */
export const headlineSchema = z.object({
  change: z.enum(['created', 'changed', 'removed']),
  name: z.string(),
  field: z.string().optional(),
  before: fieldValue.optional(),
  after: fieldValue.optional(),
  others: count,
});
export type HeadlineView = z.infer<typeof headlineSchema>;

export const progressSchema = z.object({ done: count, total: count });

export const masterIssueSchema = z.object({
  code: z.enum(MASTER_ISSUE_CODES),
  itemId: z.string().optional(),
  itemName: z.string().optional(),
  groupName: z.string().optional().describe('The option group, if the issue is about one.'),
  field: z.string().optional(),
  message: z.string(),
});

export const stateCountsSchema = z.object({
  IDLE: count,
  QUEUED: count,
  RUNNING: count,
  SUCCEEDED: count,
  FAILED: count,
  HELD: count,
  SKIPPED: count,
  CANCELLED: count,
});
export type StateCounts = z.infer<typeof stateCountsSchema>;
