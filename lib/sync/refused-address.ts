import type { ChainConnections, Side } from './ports.ts';
import type { Refusal } from './try-connections.ts';

/** Whether a base URL may be an upstream's; where its name leads is seen when it is dialled. */
export type AllowsUrl = (baseUrl: string) => boolean;

const SIDES: readonly Side[] = ['pos', 'ordering'];

/** The first of the addresses that may not be used; null where all may, or where none is named. */
export function refusedAddress(
  allowsUrl: AllowsUrl,
  named: { readonly [S in Side]?: Partial<Pick<ChainConnections[S], 'baseUrl'>> },
): Refusal | null {
  const side = SIDES.find((one) => {
    const baseUrl = named[one]?.baseUrl;
    return baseUrl !== undefined && !allowsUrl(baseUrl);
  });
  return side === undefined ? null : { side, error: { code: `${side}-address-refused` } };
}
