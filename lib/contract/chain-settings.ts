import { z } from 'zod';
import { pathSegment } from '#lib/domain/path-segment.ts';
import { guardShape } from './chains.ts';

function isBareUrl(given: string): boolean {
  const url = URL.parse(given);
  return url !== null && [url.username, url.password, url.search, url.hash].every((part) => part === '');
}

/** Normalized, because a brand has one chain: two spellings of an address must be the same upstream. */
const upstreamUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  // A password would be shown with the address; query and hash would never be sent.
  .refine((given) => isBareUrl(given), { abort: true })
  .transform((given) => {
    const { origin, pathname } = new URL(given);
    return `${origin}${pathname.replace(/\/+$/u, '')}`;
  });

/** Maximum in flight. */
const concurrency = z.int().min(1).max(64);

export const chainCreateSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  pos: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('square'),
      baseUrl: upstreamUrl.default('https://connect.squareup.com'),
      accessToken: z.string().min(1).max(2_000),
    }),
  ]),
  ordering: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('oder'),
      baseUrl: upstreamUrl,
      brandId: z
        .string()
        .min(1)
        .max(200)
        .refine((id) => pathSegment(id) !== null, { abort: true }),
      token: z.string().min(1).max(2_000),
    }),
  ]),
  limits: z.strictObject({ shops: concurrency, pos: concurrency, ordering: concurrency }).partial().optional(),
});
export type ChainCreate = z.infer<typeof chainCreateSchema>;

export const createChainQuerySchema = z.strictObject({ verify: z.enum(['true', 'false']).default('true') });

/** Guard thresholds that differ from the defaults; `null` restores all defaults. */
export const guardSettingsSchema = z.strictObject(guardShape);

/** Only the given fields change. New connections are tested before they are saved. */
export const chainPatchSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    pos: z.strictObject({ baseUrl: upstreamUrl, accessToken: z.string().min(1).max(2_000) }).partial(),
    ordering: z.strictObject({ baseUrl: upstreamUrl, token: z.string().min(1).max(2_000) }).partial(),
    limits: z.strictObject({ shops: concurrency, pos: concurrency, ordering: concurrency }).partial(),
    guard: guardSettingsSchema.partial().nullable(),
  })
  .partial();
export type ChainPatch = z.infer<typeof chainPatchSchema>;
