import { pathSegment } from './path-segment.ts';

export type PosSide = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly timeZone: string;
};
export type PlatformSide = { readonly id: string; readonly name: string; readonly posLocationId?: string };

/** Why a shop that a side names can't be used: its id can't be part of an address, so that no request could be about it. */
export const UNUSABLE_SHOP_REASONS = ['id-not-usable'] as const;
export type UnusableShop = {
  readonly side: 'pos' | 'ordering';
  readonly id: string;
  readonly name: string;
  readonly reason: (typeof UNUSABLE_SHOP_REASONS)[number];
};

export type MatchedShops = {
  readonly matched: readonly { readonly pos: PosSide; readonly platform: PlatformSide }[];
  readonly onlyAtPos: readonly PosSide[];
  readonly onlyAtPlatform: readonly PlatformSide[];
  readonly unusable: readonly UnusableShop[];
};

/**
 * Which POS location is which shop of the platform: by the platform's `posLocationId`; else by equal name, where that
 * name is there once on each side. A name used twice, or a location that two shops claim, decides nothing: a menu in the
 * wrong shop is worse than none. One whose id can't be used is matched with nothing, and what it claims stays claimed.
 */
export function matchShops(pos: readonly PosSide[], platform: readonly PlatformSide[]): MatchedShops {
  const locationFor = locationFinder(pos, platform);
  const matched: { pos: PosSide; platform: PlatformSide }[] = [];
  const onlyAtPlatform: PlatformSide[] = [];
  for (const shop of platform.filter(hasUsableId)) {
    const location = locationFor(shop);
    if (location === undefined || !hasUsableId(location)) onlyAtPlatform.push(shop);
    else matched.push({ pos: location, platform: shop });
  }
  const taken = new Set(matched.map((pair) => pair.pos));
  const onlyAtPos = pos.filter((location) => hasUsableId(location) && !taken.has(location));
  const unusable = [...unusableOf('pos', pos), ...unusableOf('ordering', platform)];
  return { matched, onlyAtPos, onlyAtPlatform, unusable };
}

function hasUsableId({ id }: { readonly id: string }): boolean {
  return pathSegment(id) !== null;
}

function unusableOf(
  side: UnusableShop['side'],
  shops: readonly { readonly id: string; readonly name: string }[],
): readonly UnusableShop[] {
  return shops.flatMap((shop) =>
    hasUsableId(shop) ? [] : [{ side, id: shop.id, name: shop.name, reason: 'id-not-usable' }],
  );
}

function locationFinder(
  pos: readonly PosSide[],
  platform: readonly PlatformSide[],
): (shop: PlatformSide) => PosSide | undefined {
  const locationById = onlyOnes(pos, (location) => location.id);
  const claimants = onlyOnes(platform, (shop) => shop.posLocationId ?? '');
  const claimed = new Set(platform.map((shop) => shop.posLocationId));
  const locationByName = onlyOnes(pos, (location) => comparable(location.name));
  const shopByName = onlyOnes(platform, (shop) => comparable(shop.name));
  return (shop) => {
    if (shop.posLocationId !== undefined) {
      return claimants.get(shop.posLocationId) === shop ? locationById.get(shop.posLocationId) : undefined;
    }
    const name = comparable(shop.name);
    const location = shopByName.get(name) === shop ? locationByName.get(name) : undefined;
    return location === undefined || claimed.has(location.id) ? undefined : location;
  };
}

/** Those whose key nobody else has; an empty key says nothing. */
function onlyOnes<T>(sides: readonly T[], keyOf: (side: T) => string): ReadonlyMap<string, T> {
  const byKey = Map.groupBy(sides, keyOf);
  byKey.delete('');
  return new Map([...byKey].flatMap(([key, [only, ...more]]) => (only && more.length === 0 ? [[key, only]] : [])));
}

/** Full and half width, case and spaces don't make another shop. */
function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
}
