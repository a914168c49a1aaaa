import { z } from 'zod';
import { SYNC_ERROR_CODES } from '#lib/domain/errors.ts';
import { UPSTREAM_BOUND_NAMES } from '#lib/domain/upstream-bounds.ts';

const hex = z.string().regex(/^(?:[\da-f]{2})+$/u);

/** A text, or the parts of one; in a repeated part `{i}` is the number of the repetition. */
const text = z
  .union([
    z.string(),
    z.array(
      z.union([
        z.string(),
        z.strictObject({ repeat: z.string(), times: z.int().positive(), between: z.string().default('') }),
      ]),
    ),
  ])
  .transform((parts) => (typeof parts === 'string' ? parts : parts.map(textOf).join('')));

function textOf(part: string | { repeat: string; times: number; between: string }): string {
  if (typeof part === 'string') return part;
  const { repeat, times, between } = part;
  return Array.from({ length: times }, (_, i) => repeat.replaceAll('{i}', String(i))).join(between);
}

/**
 * A body of any size, made as it is sent. In its texts `{n}` is the number of the repetition, `{page}` that of the
 * response. `unitHex` and `tailHex` are bytes.
 */
const bodySchema = z.strictObject({
  head: text.default(''),
  unit: text.optional(),
  unitHex: hex.optional(),
  between: z.string().default(''),
  /** How often the unit comes; without end where absent. */
  times: z.int().positive().optional(),
  tail: text.default(''),
  tailHex: hex.optional(),
});
export type HostileBody = z.output<typeof bodySchema>;

const bodiesSchema = z
  .array(z.union([bodySchema, z.strictObject({ same: bodySchema, times: z.int().positive() })]))
  .min(1)
  .transform((all) => all.flatMap((one) => ('same' in one ? Array<HostileBody>(one.times).fill(one.same) : [one])));

/** One kind of hostile response, and what has to become of it. */
export const hostileCaseSchema = z.strictObject({
  title: z.string().min(1),
  side: z.enum(['pos', 'ordering']),
  /** The end of the path that is answered like this; all others are answered as usual. */
  on: z.string().min(1),
  method: z.enum(['GET', 'POST', 'PUT']).default('GET'),
  /** So many requests are answered as usual first. */
  after: z.int().nonnegative().default(0),
  status: z.int().default(200),
  headers: z.record(z.string(), z.string()).default({}),
  /** How the body is compressed. `gzip,gzip`: twice. `none-said-gzip`: sent as it is, called gzip. */
  encoding: z.enum(['none', 'gzip', 'br', 'gzip,gzip', 'none-said-gzip']).default('none'),
  /** Milliseconds before each piece of 64 KB (or less) is sent. */
  paceMs: z.int().positive().optional(),
  /** In the order of the requests; the last one from then on. */
  bodies: bodiesSchema,
  /** What is answered to another path beside it, always. */
  besides: z.strictObject({ on: z.string().min(1), body: text }).optional(),
  /** What is asked of the chain: a sync of its shops, or to find them. */
  ask: z.enum(['sync', 'discover']).default('sync'),
  /** Also in the short form, among the tests. */
  short: z.boolean().default(false),
  expect: z.strictObject({
    /** Of the categories' sync, or the shops' where that succeeded; of the discovery. */
    outcome: z.enum(['FAILED', 'SUCCEEDED', 'HELD']),
    code: z.enum(SYNC_ERROR_CODES).optional(),
    bound: z.enum(UPSTREAM_BOUND_NAMES).optional(),
    /** The most requests of the hostile kind that may be sent. */
    requests: z.int().positive().optional(),
  }),
});
export type HostileCase = z.output<typeof hostileCaseSchema> & { readonly name: string };
