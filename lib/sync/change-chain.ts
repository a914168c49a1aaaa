import type { Actor } from '../domain/access.ts';
import type { ConnectUpstreams, Side } from './ports.ts';
import { type AllowsUrl, refusedAddress } from './refused-address.ts';
import type { ChainChange, SyncStore } from './store.ts';
import { firstRefusal, type Refusal } from './try-connections.ts';

export type ChainChanged =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'exists' }
  | { readonly kind: 'token-needed'; readonly side: Side }
  | ({ readonly kind: 'refused' } & Refusal);

type Parts = { readonly store: SyncStore; readonly connect: ConnectUpstreams; readonly allowsUrl: AllowsUrl };

/** Saves a chain's new name, connections, limits or thresholds. New connections have to answer first. A conductor at work goes on with the old ones. */
export async function changeChain(
  parts: Parts,
  { chainId, change, by }: { chainId: string; change: ChainChange; by: Actor },
): Promise<ChainChanged> {
  const address = refusedAddress(parts.allowsUrl, change);
  if (address !== null) return { kind: 'refused', ...address };
  const side = await sideWithoutToken(parts.store, { chainId, change });
  if (side !== null) return { kind: 'token-needed', side };
  const refusal = await refusalOf(parts, { chainId, change });
  if (refusal !== null) return { kind: 'refused', ...refusal };
  const changed = await parts.store.changeChain({ chainId, change, by });
  if (changed === null) return { kind: 'unknown' };
  return { kind: changed ? 'changed' : 'exists' };
}

/** A token is shown to nobody, and so is not sent to another host because somebody says that this is the upstream now. */
async function sideWithoutToken(
  store: SyncStore,
  { chainId, change: { pos, ordering } }: { chainId: string; change: ChainChange },
): Promise<Side | null> {
  if (pos?.baseUrl === undefined && ordering?.baseUrl === undefined) return null;
  const now = await store.connections(chainId);
  if (pos !== undefined && pos.accessToken === undefined && isElsewhere(pos.baseUrl, now.pos.baseUrl)) return 'pos';
  if (ordering === undefined || ordering.token !== undefined) return null;
  return isElsewhere(ordering.baseUrl, now.ordering.baseUrl) ? 'ordering' : null;
}

function isElsewhere(wanted: string | undefined, now: string): boolean {
  return wanted !== undefined && new URL(wanted).origin !== new URL(now).origin;
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
