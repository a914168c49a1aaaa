import type { Actor } from '../domain/access.ts';
import type { ConnectUpstreams } from './ports.ts';
import { type AllowsUrl, refusedAddress } from './refused-address.ts';
import type { ChainChange, SyncStore } from './store.ts';
import { firstRefusal, type Refusal } from './try-connections.ts';

export type ChainChanged =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'exists' }
  | ({ readonly kind: 'refused' } & Refusal);

type Parts = { readonly store: SyncStore; readonly connect: ConnectUpstreams; readonly allowsUrl: AllowsUrl };

/** Saves a chain's new name, connections, limits or thresholds. New connections have to answer first. A conductor at work goes on with the old ones. */
export async function changeChain(
  parts: Parts,
  { chainId, change, by }: { chainId: string; change: ChainChange; by: Actor },
): Promise<ChainChanged> {
  const refusal = await refusalOf(parts, { chainId, change });
  if (refusal !== null) return { kind: 'refused', ...refusal };
  const changed = await parts.store.changeChain({ chainId, change, by });
  if (changed === null) return { kind: 'unknown' };
  return { kind: changed ? 'changed' : 'exists' };
}

async function refusalOf(
  { store, connect, allowsUrl }: Parts,
  { chainId, change }: { chainId: string; change: ChainChange },
): Promise<Refusal | null> {
  if (change.pos === undefined && change.ordering === undefined) return null;
  const refused = refusedAddress(allowsUrl, change);
  if (refused !== null) return refused;
  const now = await store.connections(chainId);
  const wanted = { ...now, pos: { ...now.pos, ...change.pos }, ordering: { ...now.ordering, ...change.ordering } };
  return firstRefusal(connect, wanted);
}
