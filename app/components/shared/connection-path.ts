import type { SyncErrorView } from '#lib/contract/parts.ts';

export const SIDES = ['pos', 'ordering'] as const;
export type Side = (typeof SIDES)[number];

/** Leads to a side's form in its chain's card, already open. */
export function connectionPath(chainId: string, side: Side): string {
  return `/connect#${side}-${chainId}`;
}

/** Which side's form of this chain an address asks for. */
export function sideInHash(hash: string, chainId: string): Side | null {
  return SIDES.find((side) => hash === `#${side}-${chainId}`) ?? null;
}

/** The side whose token or address has to be renewed, where that is what failed; also where it failed the categories. */
export function refusedSide({ code, detail }: Pick<SyncErrorView, 'code' | 'detail'>): Side | null {
  switch (code === 'categories-failed' ? detail?.causeCode : code) {
    case 'pos-unauthorized':
    case 'pos-token-unreadable':
    case 'pos-address-refused':
      return 'pos';
    case 'ordering-unauthorized':
    case 'ordering-token-unreadable':
    case 'ordering-address-refused':
      return 'ordering';
    default:
      return null;
  }
}
