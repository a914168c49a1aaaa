import type { Actor } from '#lib/domain/access.ts';
import type { Clock } from '#lib/sync/clock.ts';
import type { ConnectUpstreams } from '#lib/sync/ports.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { NewChain } from './chain-store.ts';
import type { Refusal } from './discovery-outcome.ts';
import { type AllowsUrl, refusedAddresses } from './refused-address.ts';
import { refusalsOf, SIDES } from './try-connections.ts';

export type ChainCreated =
  | { readonly kind: 'created'; readonly chainId: string }
  | { readonly kind: 'exists' }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

type Parts = {
  readonly store: SyncStore;
  readonly connect: ConnectUpstreams;
  readonly allowsUrl: AllowsUrl;
  readonly clock: Clock;
};

/**
 * Saves a chain once both of its connections have been verified; without `verify`, only checks that their addresses are
 * allowed.
 */
export async function createChain(
  { store, connect, allowsUrl, clock }: Parts,
  { chain, verify, by }: { chain: NewChain; verify: boolean; by: Actor },
): Promise<ChainCreated> {
  const addresses = refusedAddresses(allowsUrl, chain);
  if (addresses.length > 0) return { kind: 'refused', refusals: addresses };
  const refusals = verify ? await refusalsOf(connect(chain, null), { sides: SIDES, clock }) : [];
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const chainId = await store.createChain(chain, by);
  return chainId === null ? { kind: 'exists' } : { kind: 'created', chainId };
}
