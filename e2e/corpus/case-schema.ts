import { z } from 'zod';
import { faultSchema } from '#lib/simulators/server/fault.ts';
import { requestMatchSchema } from '#lib/simulators/server/match.ts';
import { GUARD_RULES } from '#lib/domain/guard/check.ts';
import { SYNC_ERROR_CODES } from '#lib/domain/errors.ts';
import { MASTER_ISSUE_CODES } from '#lib/domain/master.ts';
import { stepsSchema } from './spoil.ts';

/** Some of the account's objects, as places in the list of all: `0-99`. Of several, one after the other. */
const slice = z.string().regex(/^\d+-\d+(,\d+-\d+)*$/);

const issues = z.array(z.enum(MASTER_ISSUE_CODES));

const outcomeSchema = z.union([
  /** The categories failed, or are held: no shop was begun. */
  z.strictObject({ is: z.literal('SKIPPED'), code: z.enum(SYNC_ERROR_CODES) }),
  z.strictObject({ is: z.literal('SKIPPED'), rules: z.array(z.enum(GUARD_RULES)).min(1) }),
  z.strictObject({ is: z.literal('FAILED'), code: z.enum(SYNC_ERROR_CODES) }),
  /** `rules`: all that trip. */
  z.strictObject({ is: z.literal('HELD'), rules: z.array(z.enum(GUARD_RULES)).min(1), guess: z.string().optional() }),
  /** The menu is what it was: the answer did no harm. */
  z.strictObject({ is: z.literal('UNCHANGED'), issues: issues.default([]) }),
  /** What can't be sold is left out, with issues; nothing else is touched. */
  z.strictObject({ is: z.literal('WITHHELD'), items: z.array(z.string()).min(1), issues: issues.min(1) }),
]);
export type ExpectedOutcome = z.output<typeof outcomeSchema>;

/** One hostile answer: what comes instead of the account, and what has to become of it. */
export const caseSchema = z.strictObject({
  /** What comes, and where such an answer comes from. */
  title: z.string().min(1),
  /** Done to the account before its masters are published: for what only another account shows. */
  account: stepsSchema.optional(),
  /** Done to the catalogue's objects, by type (`TAX`, `CATEGORY`, `MODIFIER_LIST`, `ITEM`, in this order). */
  catalogue: stepsSchema.optional(),
  /** The pages that come, in this order, whatever is asked for; the last one from then on. Without it 100 objects each. */
  pages: z
    .array(z.strictObject({ objects: slice, cursor: z.json().optional() }))
    .min(1)
    .optional(),
  /** Done to `LOCATION`. */
  locations: stepsSchema.optional(),
  /** Replaced wherever it stands in a page of the catalogue. */
  text: z
    .strictObject({ find: z.string().min(1), replace: z.string(), times: z.int().positive().default(1) })
    .optional(),
  /** This answer, as it stands, to requests like this. */
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
  /** Asked for what the answer lacks, the POS says that it is deleted. Without it: what the account has. */
  deniesAll: z.literal(true).optional(),
  /** What becomes of 本店, and of 駅前店 where that is something else. */
  expect: outcomeSchema,
  elsewhere: outcomeSchema.optional(),
});
export type CorpusCase = z.output<typeof caseSchema>;
