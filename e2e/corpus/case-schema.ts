import { z } from 'zod';
import { SYNC_ERROR_CODES } from '#lib/domain/errors.ts';
import { GUARD_RULES } from '#lib/domain/guard/check.ts';
import { MASTER_ISSUE_CODES } from '#lib/domain/master.ts';
import { faultSchema } from '#lib/simulators/server/fault.ts';
import { requestMatchSchema } from '#lib/simulators/server/match.ts';
import { stepsSchema } from './spoil.ts';

/** Some of the account's objects, as positions in the list of all: `0-99`. Several slices are concatenated. */
const slice = z.string().regex(/^\d+-\d+(,\d+-\d+)*$/);

const issues = z.array(z.enum(MASTER_ISSUE_CODES));

const outcomeSchema = z.union([
  /** The categories failed or are held, so no shop was begun. */
  z.strictObject({ is: z.literal('SKIPPED'), code: z.enum(SYNC_ERROR_CODES) }),
  z.strictObject({ is: z.literal('SKIPPED'), rules: z.array(z.enum(GUARD_RULES)).min(1) }),
  z.strictObject({ is: z.literal('FAILED'), code: z.enum(SYNC_ERROR_CODES) }),
  /** `rules`: all that trip. */
  z.strictObject({ is: z.literal('HELD'), rules: z.array(z.enum(GUARD_RULES)).min(1), guess: z.string().optional() }),
  /** The menu is unchanged: the response did no harm. */
  z.strictObject({ is: z.literal('UNCHANGED'), issues: issues.default([]) }),
  /** Unsellable items are left out, with issues; nothing else changes. */
  z.strictObject({ is: z.literal('WITHHELD'), items: z.array(z.string()).min(1), issues: issues.min(1) }),
]);
export type ExpectedOutcome = z.output<typeof outcomeSchema>;

/** One hostile response: what replaces the account, and the required outcome. */
export const caseSchema = z.strictObject({
  /** What the response is, and how it can come about. */
  title: z.string().min(1),
  /** Applied to the account before its masters are published, for cases that need a different account. */
  account: stepsSchema.optional(),
  /** Applied to the catalogue's objects, by type (`TAX`, `CATEGORY`, `MODIFIER_LIST`, `ITEM`, in this order). */
  catalogue: stepsSchema.optional(),
  /** The pages returned, in this order, whatever is requested; the last one repeats. Default: 100 objects each. */
  pages: z
    .array(z.strictObject({ objects: slice, cursor: z.json().optional() }))
    .min(1)
    .optional(),
  /** Applied to `LOCATION`. */
  locations: stepsSchema.optional(),
  /** Replaced everywhere in a page of the catalogue. */
  text: z
    .strictObject({ find: z.string().min(1), replace: z.string(), times: z.int().positive().default(1) })
    .optional(),
  /** This exact response, to matching requests. */
  answer: z
    .strictObject({
      on: requestMatchSchema,
      status: z.int(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
    })
    .optional(),
  /** The simulator's own faults. */
  faults: z.array(faultSchema).optional(),
  /** When asked about missing objects, the POS says that they are deleted. Default: what the account has. */
  deniesAll: z.literal(true).optional(),
  /** The outcome for 本店, and for 駅前店 if it differs. */
  expect: outcomeSchema,
  elsewhere: outcomeSchema.optional(),
});
export type CorpusCase = z.output<typeof caseSchema>;
