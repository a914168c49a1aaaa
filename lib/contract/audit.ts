import { z } from 'zod';
import { ACTOR_KINDS } from '#lib/domain/access.ts';
import { ACTS } from '#lib/domain/audit.ts';
import { time } from './common.ts';

const auditFilters = {
  chainId: z.string().max(100).optional(),
  act: z.enum(ACTS).optional(),
  actor: z.string().trim().max(100).optional().describe("Part of a person's or key's name."),
  from: time.optional(),
  /** Exclusive. */
  to: time.optional(),
};

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const auditExportQuerySchema = z.strictObject({
  ...auditFilters,
  /** Time zone of the exported times: an IANA name. */
  timeZone: z.string().max(100).refine(isTimeZone).default('UTC'),
});

export const auditQuerySchema = z.strictObject({
  ...auditFilters,
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(500).optional(),
});

const details = z.record(z.string(), z.unknown()).nullable();

export const auditEventSchema = z.object({
  id: z.string(),
  at: time,
  act: z.enum(ACTS),
  actor: z.object({ kind: z.enum(ACTOR_KINDS), id: z.string().nullable(), name: z.string() }),
  address: z.string().nullable().describe('Where the request came from.'),
  requestId: z.string().nullable(),
  chain: z.object({ id: z.string(), name: z.string() }).nullable().describe('With its name at that time.'),
  shop: z.object({ id: z.string(), name: z.string() }).nullable(),
  run: z.object({ id: z.string(), number: z.int().nullable() }).nullable(),
  subject: z.string().nullable(),
  before: details,
  after: details,
});
export type AuditEventView = z.infer<typeof auditEventSchema>;

export const auditListSchema = z.object({ items: z.array(auditEventSchema), nextCursor: z.string().optional() });
