import type { Actor } from '#lib/domain/access.ts';
import { sideWithoutToken } from '#lib/domain/side-without-token.ts';
import type { Side } from '#lib/sync/ports.ts';
import type { SyncStore } from '#lib/sync/store.ts';
import type { ChainChange, ChainChangeSaved } from './chain-store.ts';
import type { Refusal } from './discovery-outcome.ts';
import { type AllowsUrl, refusedAddresses } from './refused-address.ts';
import { testConnections, type TestParts } from './test-connections.ts';

export type ChainChanged =
  | ChainChangeSaved
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  /** The conductor did not test them in time. */
  | { readonly kind: 'test-timeout' };

type Parts = TestParts & { readonly allowsUrl: AllowsUrl };

/**
 * Saves a chain's new name, connections, limits or thresholds. New connections are tested first. They apply from the
 * next category sync on.
 */
export async function changeChain(
  parts: Parts,
  { chainId, change, by }: { chainId: string; change: ChainChange; by: Actor },
): Promise<ChainChanged> {
  const addresses = refusedAddresses(parts.allowsUrl, change);
  if (addresses.length > 0) return { kind: 'refused', refusals: addresses };
  const side = await sideInNeed(parts.store, { chainId, change });
  if (side !== null) return { kind: 'token-needed', side };
  const refusals = await testConnections(parts, { chainId, change });
  if (refusals === null) return { kind: 'test-timeout' };
  if (refusals.length > 0) return { kind: 'refused', refusals };
  return parts.store.changeChain({ chainId, change, by });
}

/** Checked here before the connections are tested with a saved token, and again when the change is written. */
async function sideInNeed(
  store: SyncStore,
  { chainId, change }: { chainId: string; change: ChainChange },
): Promise<Side | null> {
  if (change.pos?.baseUrl === undefined && change.ordering?.baseUrl === undefined) return null;
  return sideWithoutToken(await store.connections(chainId), change);
}
