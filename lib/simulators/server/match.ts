import { z } from 'zod';

/** The requests a fault or a latency applies to. Absent fields match everything. */
export const requestMatchSchema = z.strictObject({
  method: z.string().toUpperCase().optional(),
  /** The path without its query; `*` matches any characters: `/v1/shops/*` + `/menu`. */
  path: z.string().optional(),
  /** The shop id (oder) or location id (square) in the request. */
  shopId: z.string().optional(),
});
export type RequestMatch = z.input<typeof requestMatchSchema>;

export type Matchable = { readonly method: string; readonly path: string; readonly shopId?: string };

export function matches(match: RequestMatch | undefined, request: Matchable): boolean {
  if (match === undefined) return true;
  if (match.method !== undefined && match.method.toUpperCase() !== request.method) return false;
  if (match.shopId !== undefined && match.shopId !== request.shopId) return false;
  return match.path === undefined || pathPattern(match.path).test(request.path);
}

function pathPattern(path: string): RegExp {
  const literal = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`);
}
