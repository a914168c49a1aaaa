import { z } from 'zod';
import { requestMatchSchema } from './match.ts';

const when = {
  /** Which requests; all where absent. */
  on: requestMatchSchema.optional(),
  /** Only the next N of them. */
  times: z.int().positive().optional(),
  /** From the nth to the nth of them, both included, counted from 1 since the fault was set. */
  from: z.int().positive().optional(),
  to: z.int().positive().optional(),
  /** The share of them that is hit, drawn from the seed. */
  probability: z.number().min(0).max(1).optional(),
};

/** True: the request is carried out and only its answer is spoiled. False, the default: it is not carried out. */
const applied = { applied: z.boolean().optional() };

/** Which page of a list, counted from 1, or from the end where negative (-1 is the last). All pages where absent. */
const page = { page: z.int().optional() };

const fault = <const Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...when, ...shape });

export const faultSchema = z.discriminatedUnion('kind', [
  /** An error in the upstream's own shape, with `Retry-After` in seconds or as a date where asked for. */
  fault('status', {
    ...applied,
    status: z.int().min(200).max(599),
    retryAfterSeconds: z.number().nonnegative().optional(),
    retryAfterAs: z.enum(['seconds', 'date']).optional(),
  }),
  /** Never answers; the connection stays open until the client gives up. */
  fault('timeout', { ...applied }),
  fault('reset', { ...applied }),
  /** `cut` closes the connection in the middle of the body, `clean` ends a body that is half as long as it should be. */
  fault('half-body', { ending: z.enum(['cut', 'clean']).optional() }),
  /** A page of HTML with status 200, as a captive portal or a maintenance page sends it. */
  fault('html', { ...applied }),
  /** 200 without a body. */
  fault('empty', { ...applied }),
  /** The body comes in small pieces over `durationMs`. */
  fault('drip', { durationMs: z.number().positive() }),
  /** This page comes twice, under different cursors. */
  fault('duplicate-page', { ...page }),
  /** This page never comes: the one before leads past it, or, where it is the last, to the end. */
  fault('missing-page', { ...page }),
  /** This page is empty though it should not be. */
  fault('empty-page', { ...page }),
  /** This page's cursor leads back to itself. */
  fault('repeat-cursor', { ...page }),
  /** The cursor that leads to this page has expired. */
  fault('expired-cursor', { ...page }),
  /** Every amount is in this currency. */
  fault('currency', { currency: z.string().length(3) }),
  /** Replaces text in the answer, wherever it occurs. */
  fault('rewrite', { find: z.string().min(1), replace: z.string() }),
  /** Any answer at all. */
  fault('answer', {
    ...applied,
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.string(),
  }),
  /** The write is refused (422), naming an item of its own body: the one called `itemName`, else the first. oder only. */
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
/** Faults with an answer of their own: the request itself is not carried out, but for `applied`. */
const ANSWERING_FAULTS: readonly FaultKind[] = ['status', 'timeout', 'reset', 'html', 'empty', 'answer', 'refuse-item'];

/** Whether a fault is about the pages of a list. */
export function isPageFault(fault: Fault): fault is PageFault {
  return PAGE_FAULTS.includes(fault.kind);
}

/** Whether the request is carried out although its answer is spoiled. */
export function isCarriedOut(fault: Fault): boolean {
  return !ANSWERING_FAULTS.includes(fault.kind) || ('applied' in fault && fault.applied === true);
}
