import type { Actor } from '../domain/access.ts';
import { firstRefusal, type Refusal } from './try-connections.ts';
import type { ConnectUpstreams } from './ports.ts';
import { type AllowsUrl, refusedAddress } from './refused-address.ts';
import type { NewChain, SyncStore } from './store.ts';

export type ChainCreated =
  | { readonly kind: 'created'; readonly chainId: string }
  | { readonly kind: 'exists' }
  | ({ readonly kind: 'refused' } & Refusal);

/** Saves a chain once both of its connections have answered; without `verify` it takes them as given, if they are allowed at all. */
export async function createChain(
  { store, connect, allowsUrl }: { store: SyncStore; connect: ConnectUpstreams; allowsUrl: AllowsUrl },
  { chain, verify, by }: { chain: NewChain; verify: boolean; by: Actor },
): Promise<ChainCreated> {
  const refusal = refusedAddress(allowsUrl, chain) ?? (verify ? await firstRefusal(connect, chain) : null);
  if (refusal !== null) return { kind: 'refused', ...refusal };
  const chainId = await store.createChain(chain, by);
  return chainId === null ? { kind: 'exists' } : { kind: 'created', chainId };
}
