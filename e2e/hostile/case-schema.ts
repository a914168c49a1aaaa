import { z } from 'zod';
import { SYNC_ERROR_CODES } from '#lib/domain/errors.ts';
import { UPSTREAM_BOUND_NAMES } from '#lib/domain/upstream-bounds.ts';

const hex = z.string().regex(/^(?:[\da-f]{2})+$/u);

/** A string, or its parts; in a repeated part `{i}` is the number of the repetition. */
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
 * A body of any size, generated while it is sent. In its strings `{n}` is the number of the repetition, `{page}` that
 * of the response. `unitHex` and `tailHex` are bytes.
 */
const bodySchema = z.strictObject({
  head: text.default(''),
  unit: text.optional(),
  unitHex: hex.optional(),
  between: z.string().default(''),
  /** Repetitions of the unit; endless if absent. */
  times: z.int().positive().optional(),
  tail: text.default(''),
  tailHex: hex.optional(),
});
export type HostileBody = z.output<typeof bodySchema>;

const bodiesSchema = z
  .array(z.union([bodySchema, z.strictObject({ same: bodySchema, times: z.int().positive() })]))
  .min(1)
  .transform((all) => all.flatMap((one) => ('same' in one ? Array<HostileBody>(one.times).fill(one.same) : [one])));

/** One kind of hostile response, and the required outcome. */
export const hostileCaseSchema = z.strictObject({
  title: z.string().min(1),
  side: z.enum(['pos', 'ordering']),
  /** The end of the path that gets this response; all others are answered as usual. */
  on: z.string().min(1),
  method: z.enum(['GET', 'POST', 'PUT']).default('GET'),
  /** This many requests are answered as usual first. */
  after: z.int().nonnegative().default(0),
  status: z.int().default(200),
  headers: z.record(z.string(), z.string()).default({}),
  /** How the body is compressed. `gzip,gzip`: twice. `none-said-gzip`: sent uncompressed, labelled gzip. */
  encoding: z.enum(['none', 'gzip', 'br', 'gzip,gzip', 'none-said-gzip']).default('none'),
  /** Milliseconds before each piece of up to 64 KB is sent. */
  paceMs: z.int().positive().optional(),
  /** In the order of the requests; the last one repeats. */
  bodies: bodiesSchema,
  /** A fixed response for one other path. */
  besides: z.strictObject({ on: z.string().min(1), body: text }).optional(),
  /** The operation to request: a sync of the chain's shops, or their discovery. */
  ask: z.enum(['sync', 'discover']).default('sync'),
  /** Also part of the short form in the tests. */
  short: z.boolean().default(false),
  expect: z.strictObject({
    /** Of the categories' sync, or of the shops' if that succeeded; or of the discovery. */
    outcome: z.enum(['FAILED', 'SUCCEEDED', 'HELD']),
    code: z.enum(SYNC_ERROR_CODES).optional(),
    bound: z.enum(UPSTREAM_BOUND_NAMES).optional(),
    /** The maximum number of requests that get the hostile response. */
    requests: z.int().positive().optional(),
  }),
});
export type HostileCase = z.output<typeof hostileCaseSchema> & { readonly name: string };
