import type { KnownConnections } from '#lib/sync/ports.ts';

export const TOKENS = { pos: 'bench-pos-token', ordering: 'bench-ordering-token' };
export const BRAND_ID = 'brand-1';

export type Limits = { readonly shops: number; readonly pos: number; readonly ordering: number };
export type Addresses = { readonly posUrl: string; readonly orderingUrl: string };

export function connectionsTo({ posUrl, orderingUrl }: Addresses, limits: Limits): KnownConnections {
  return {
    pos: { kind: 'square', baseUrl: posUrl, accessToken: TOKENS.pos },
    ordering: { kind: 'oder', baseUrl: orderingUrl, brandId: BRAND_ID, token: TOKENS.ordering },
    limits,
  };
}
