import type { SyncErrorView } from '#lib/contract/parts.ts';

export const SIDES = ['pos', 'ordering'] as const;
export type Side = (typeof SIDES)[number];

/** Links to a side's form in the chain's card, already open. */
export function connectionPath(chainId: string, side: Side): string {
  return `/connect#${side}-${chainId}`;
}

/** The side of this chain whose form the URL opens. */
export function sideInHash(hash: string, chainId: string): Side | null {
  return SIDES.find((side) => hash === `#${side}-${chainId}`) ?? null;
}

/** The side whose token or address must be replaced, if that caused the failure, directly or via failed categories. */
export function refusedSide({ code, detail }: Pick<SyncErrorView, 'code' | 'detail'>): Side | null {
  switch (code === 'categories-failed' ? detail?.causeCode : code) {
    case 'pos-unauthorized':
    case 'pos-revoked':
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
