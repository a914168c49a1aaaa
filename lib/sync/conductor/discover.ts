import { factsOf, SyncError } from '#lib/domain/errors.ts';
import { matchShops } from '#lib/domain/match-shops.ts';
import { deadlineAfter } from '#lib/sync/clock.ts';
import type { ShopUpsert } from '#lib/sync/gate/shop-statements.ts';
import type { ConnectionChange } from '#lib/sync/requests/connection-test-store.ts';
import { refusalsOf, sidesIn } from '#lib/sync/requests/try-connections.ts';
import type { ConductorContext } from './conductor-context.ts';

/** The same time as the route waits for the answer. */
const DISCOVERY_DEADLINE_MS = 60_000;

/**
 * Handles the oldest waiting request to discover shops or to test connections; false if there is none. Runs in the
 * conductor (I4).
 */
export async function answerDiscovery(conductor: ConductorContext): Promise<boolean> {
  const id = await conductor.underGate((tx) => tx.takeDiscovery());
  if (id === null) return false;
  try {
    const wanted = await conductor.persist(() => conductor.store.connectionsToTest(conductor.chainId, id));
    if (wanted === null) await discover(conductor, id);
    else await answerTest(conductor, { id, wanted });
  } catch (error) {
    conductor.lease.throwIfLost();
    conductor.log.warn({ discoveryId: id, err: error }, 'discovery failed');
    await conductor.underGate((tx) => tx.settleDiscovery(id, { error: factsOf(error) }));
  }
  return true;
}

async function answerTest(
  conductor: ConductorContext,
  { id, wanted }: { id: string; wanted: ConnectionChange },
): Promise<void> {
  await conductor.refreshSettings();
  const upstreams = await conductor.persist(() => conductor.settings.connectTo(wanted));
  const { clock, lease } = conductor;
  const refusals = await refusalsOf(upstreams, { sides: sidesIn(wanted), clock, signal: lease.signal });
  await conductor.underGate((tx) => tx.settleDiscovery(id, { refusals }));
}

async function discover(conductor: ConductorContext, id: string): Promise<void> {
  using deadline = deadlineAfter(conductor.clock, DISCOVERY_DEADLINE_MS);
  const call = { signal: AbortSignal.any([conductor.lease.signal, deadline.signal]) };
  const { pos, ordering } = (await conductor.refreshSettings()).upstreams;
  const brand = await ordering.checkConnection(call);
  const [locations, platformShops] = await Promise.all([pos.listLocations(call), ordering.listShops(call)]);
  const { matched, onlyAtPos, onlyAtPlatform, unusable } = matchShops(locations, platformShops);
  const upserts: readonly ShopUpsert[] = [
    ...matched.map(({ pos: location, platform }) => ({
      name: location.name,
      timeZone: location.timeZone,
      posLocationId: location.id,
      platformShopId: platform.id,
      inScope: location.active,
    })),
    ...onlyAtPos.map(({ id: posLocationId, name, timeZone }) => ({
      name,
      timeZone,
      posLocationId,
      platformShopId: null,
      inScope: false,
    })),
    ...onlyAtPlatform.map(({ id: platformShopId, name }) => ({
      name,
      timeZone: 'Asia/Tokyo',
      posLocationId: null,
      platformShopId,
      inScope: false,
    })),
  ];
  await conductor.underGate(async (tx) => {
    const known = await tx.knownSides();
    if (isCutShort(locations.length, known.pos)) throw new SyncError('pos-incomplete');
    if (isCutShort(platformShops.length, known.platform)) throw new SyncError('ordering-malformed');
    const shopIds = await tx.saveShops(upserts, brand.currency);
    const result = {
      matched: matched.map(({ pos: location, platform }, index) => ({
        shopId: shopIds[index] ?? '',
        name: location.name,
        posLocationId: location.id,
        platformShopId: platform.id,
      })),
      onlyAtPos: onlyAtPos.map(({ id: sideId, name }) => ({ id: sideId, name })),
      onlyAtPlatform: onlyAtPlatform.map(({ id: sideId, name }) => ({ id: sideId, name })),
      unusable,
    };
    await tx.settleDiscovery(id, { result });
  });
}

/** An outage must not take a chain's shops out of scope: more than half of them don't close on one day. */
function isCutShort(found: number, known: number): boolean {
  return known > 3 && found < known / 2;
}
