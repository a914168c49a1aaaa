import type { ChainConnections, Side } from '#lib/sync/ports.ts';
import type { Refusal } from './discovery-outcome.ts';
import { SIDES } from './try-connections.ts';

/** Whether a base URL is allowed for an upstream; the address that its name resolves to is checked on connecting. */
export type AllowsUrl = (baseUrl: string) => boolean;

/** The given addresses that are not allowed. */
export function refusedAddresses(
  allowsUrl: AllowsUrl,
  named: { readonly [S in Side]?: Partial<Pick<ChainConnections[S], 'baseUrl'>> },
): readonly Refusal[] {
  return SIDES.filter((side) => {
    const baseUrl = named[side]?.baseUrl;
    return baseUrl !== undefined && !allowsUrl(baseUrl);
  }).map((side) => ({ side, error: { code: `${side}-address-refused` } }));
}
