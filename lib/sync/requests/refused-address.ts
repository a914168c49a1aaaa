import type { Refusal } from './discovery-outcome.ts';
import type { ChainConnections, Side } from '#lib/sync/ports.ts';
import { SIDES } from './try-connections.ts';

/** Whether a base URL may be an upstream's; where its name leads is seen when it is dialled. */
export type AllowsUrl = (baseUrl: string) => boolean;

/** Those of the named addresses that may not be used. */
export function refusedAddresses(
  allowsUrl: AllowsUrl,
  named: { readonly [S in Side]?: Partial<Pick<ChainConnections[S], 'baseUrl'>> },
): readonly Refusal[] {
  return SIDES.filter((side) => {
    const baseUrl = named[side]?.baseUrl;
    return baseUrl !== undefined && !allowsUrl(baseUrl);
  }).map((side) => ({ side, error: { code: `${side}-address-refused` } }));
}
