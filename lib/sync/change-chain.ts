import type { Actor } from '../domain/access.ts';
import { sideWithoutToken } from '../domain/side-without-token.ts';
import type { ConnectUpstreams, Side } from './ports.ts';
import { type AllowsUrl, refusedAddress } from './refused-address.ts';
import type { ChainChange, ChainChangeSaved, SyncStore } from './store.ts';
import { firstRefusal, type Refusal } from './try-connections.ts';

export type ChainChanged = ChainChangeSaved | ({ readonly kind: 'refused' } & Refusal);

type Parts = { readonly store: SyncStore; readonly connect: ConnectUpstreams; readonly allowsUrl: AllowsUrl };

/** Saves a chain's new name, connections, limits or thresholds. New connections have to answer first. A conductor at work goes on with the old ones. */
export async function changeChain(
  parts: Parts,
  { chainId, change, by }: { chainId: string; change: ChainChange; by: Actor },
): Promise<ChainChanged> {
  const address = refusedAddress(parts.allowsUrl, change);
  if (address !== null) return { kind: 'refused', ...address };
  const side = await sideInNeed(parts.store, { chainId, change });
  if (side !== null) return { kind: 'token-needed', side };
  const refusal = await refusalOf(parts, { chainId, change });
  if (refusal !== null) return { kind: 'refused', ...refusal };
  return parts.store.changeChain({ chainId, change, by });
}

/** Checked here before the connections are tried with a saved token, and again where the change is written. */
async function sideInNeed(
  store: SyncStore,
  { chainId, change }: { chainId: string; change: ChainChange },
): Promise<Side | null> {
  if (change.pos?.baseUrl === undefined && change.ordering?.baseUrl === undefined) return null;
  return sideWithoutToken(await store.connections(chainId), change);
}

async function refusalOf(
  { store, connect }: Parts,
  { chainId, change }: { chainId: string; change: ChainChange },
): Promise<Refusal | null> {
  if (change.pos === undefined && change.ordering === undefined) return null;
  const now = await store.connections(chainId);
  const wanted = { ...now, pos: { ...now.pos, ...change.pos }, ordering: { ...now.ordering, ...change.ordering } };
  return firstRefusal(connect, wanted);
}
