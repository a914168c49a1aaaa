import { z } from 'zod';
import { pathSegment } from '#lib/domain/path-segment.ts';
import type { OrderingKind, PosKind } from '#lib/domain/upstream-kinds.ts';

function isBareUrl(given: string): boolean {
  const url = URL.parse(given);
  return url !== null && [url.username, url.password, url.search, url.hash].every((part) => part === '');
}

/** Normalized, because a brand has one chain: two spellings of an address must be the same upstream. */
function normalized(given: string): string {
  const url = new URL(given);
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/u, '')}`;
}

// A password would be shown with the address; query and hash would never be sent.
const webUrl = z
  .url({ protocol: /^https?$/u })
  .max(500)
  .refine(isBareUrl, { abort: true })
  .transform(normalized);

const folderUrl = z
  .string()
  .max(500)
  .refine((given) => URL.parse(given)?.protocol === 'file:' && isBareUrl(given), {
    abort: true,
    params: { words: 'folder' },
  })
  .transform(normalized)
  .describe('A folder below HAIZEN_CSV_FOLDER: `file:///exports/chain`.');

const posUrl = z
  .url({ protocol: /^(?:https?|file)$/u })
  .max(500)
  .refine(isBareUrl, { abort: true })
  .transform(normalized);
const token = z.string().min(1).max(2_000);

/** What each POS's connection takes. */
export const POS_CONNECTIONS = {
  square: z.strictObject({
    kind: z.literal('square'),
    baseUrl: webUrl.default('https://connect.squareup.com'),
    accessToken: token,
  }),
  csv: z.strictObject({ kind: z.literal('csv'), baseUrl: folderUrl }).transform((pos) => ({ ...pos, accessToken: '' })),
} as const satisfies { readonly [Kind in PosKind]: z.ZodType<{ kind: Kind; baseUrl: string; accessToken: string }> };

/** What each ordering platform's connection takes. */
export const ORDERING_CONNECTIONS = {
  oder: z.strictObject({
    kind: z.literal('oder'),
    baseUrl: webUrl,
    brandId: z
      .string()
      .min(1)
      .max(200)
      .refine((id) => pathSegment(id) !== null, { abort: true }),
    token,
  }),
} as const satisfies {
  readonly [Kind in OrderingKind]: z.ZodType<{ kind: Kind; baseUrl: string; brandId: string; token: string }>;
};

/** The kind of a connection never changes; an address that its adapter doesn't take is refused by the connection test. */
export const posPatchSchema = z.strictObject({ baseUrl: posUrl, accessToken: token }).partial();
export const orderingPatchSchema = z.strictObject({ baseUrl: webUrl, token }).partial();
