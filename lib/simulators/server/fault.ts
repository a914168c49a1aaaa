import { z } from 'zod';
import { requestMatchSchema } from './match.ts';

const when = {
  /** The requests it applies to; all if absent. */
  on: requestMatchSchema.optional(),
  /** Only the next N matching requests. */
  times: z.int().positive().optional(),
  /** The first and last matching request (inclusive), counted from 1 since the fault was set. */
  from: z.int().positive().optional(),
  to: z.int().positive().optional(),
  /** The share of matching requests that is hit, drawn from the seed. */
  probability: z.number().min(0).max(1).optional(),
};

/** True: the request is applied and only its answer is corrupted. False (default): it is not applied. */
const applied = { applied: z.boolean().optional() };

/** The page of a list, counted from 1, or from the end if negative (-1 is the last). All pages if absent. */
const page = { page: z.int().optional() };

const fault = <const Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...when, ...shape });

export const faultSchema = z.discriminatedUnion('kind', [
  /** An error in the upstream's own format, with an optional `Retry-After` in seconds or as a date. */
  fault('status', {
    ...applied,
    status: z.int().min(200).max(599),
    retryAfterSeconds: z.number().nonnegative().optional(),
    retryAfterAs: z.enum(['seconds', 'date']).optional(),
  }),
  /** Never answers; the connection stays open until the client gives up. */
  fault('timeout', { ...applied }),
  fault('reset', { ...applied }),
  /** `cut` closes the connection in the middle of the body; `clean` ends a body half as long as it should be. */
  fault('half-body', { ending: z.enum(['cut', 'clean']).optional() }),
  /** An HTML page with status 200, as sent by a captive portal or a maintenance page. */
  fault('html', { ...applied }),
  /** 200 without a body. */
  fault('empty', { ...applied }),
  /** Sends the body in small pieces over `durationMs`. */
  fault('drip', { durationMs: z.number().positive() }),
  /** This page is sent twice, under different cursors. */
  fault('duplicate-page', { ...page }),
  /** This page is skipped: the previous page leads past it, or ends the list if it is the last. */
  fault('missing-page', { ...page }),
  /** This page is empty although it should not be. */
  fault('empty-page', { ...page }),
  /** This page's cursor leads back to itself. */
  fault('repeat-cursor', { ...page }),
  /** The cursor that leads to this page has expired. */
  fault('expired-cursor', { ...page }),
  /** Every amount is in this currency. */
  fault('currency', { currency: z.string().length(3) }),
  /** Replaces every occurrence of a text in the answer. */
  fault('rewrite', { find: z.string().min(1), replace: z.string() }),
  /** An arbitrary answer. */
  fault('answer', {
    ...applied,
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.string(),
  }),
  /** Refuses the write (422) and names an item of its body: `itemName`, otherwise the first. oder only. */
  fault('refuse-item', { itemName: z.string().optional() }),
]);

export type Fault = z.input<typeof faultSchema>;
type FaultKind = Fault['kind'];
export type PageFault = Extract<Fault, { page?: number }>;

const PAGE_FAULTS: readonly FaultKind[] = [
  'duplicate-page',
  'missing-page',
  'empty-page',
  'repeat-cursor',
  'expired-cursor',
];
/** Faults with their own answer: the request is not applied unless `applied` is set. */
const ANSWERING_FAULTS: readonly FaultKind[] = ['status', 'timeout', 'reset', 'html', 'empty', 'answer', 'refuse-item'];

/** Whether a fault concerns the pages of a list. */
export function isPageFault(fault: Fault): fault is PageFault {
  return PAGE_FAULTS.includes(fault.kind);
}

/** Whether the request is applied although its answer is corrupted. */
export function isCarriedOut(fault: Fault): boolean {
  return !ANSWERING_FAULTS.includes(fault.kind) || ('applied' in fault && fault.applied === true);
}
