import { pathSegment } from './path-segment.ts';

export type PosSide = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly timeZone: string;
};
export type PlatformSide = { readonly id: string; readonly name: string; readonly posLocationId?: string };

/** Why a shop can't be used: its id can't be part of a URL, so no request could address it. */
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
 * Matches POS locations to platform shops: by the platform's `posLocationId`, else by equal name if it is unique on
 * each side. Duplicate names and locations claimed twice stay unmatched: a menu in the wrong shop is worse than none.
 * Shops with unusable ids stay unmatched, but their claims count.
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
  const locationById = uniqueBy(pos, (location) => location.id);
  const claimants = uniqueBy(platform, (shop) => shop.posLocationId ?? '');
  const claimed = new Set(platform.map((shop) => shop.posLocationId));
  const locationByName = uniqueBy(pos, (location) => comparable(location.name));
  const shopByName = uniqueBy(platform, (shop) => comparable(shop.name));
  return (shop) => {
    if (shop.posLocationId !== undefined) {
      return claimants.get(shop.posLocationId) === shop ? locationById.get(shop.posLocationId) : undefined;
    }
    const name = comparable(shop.name);
    const location = shopByName.get(name) === shop ? locationByName.get(name) : undefined;
    return location === undefined || claimed.has(location.id) ? undefined : location;
  };
}

/** Entries whose key is unique; empty keys are ignored. */
function uniqueBy<T>(sides: readonly T[], keyOf: (side: T) => string): ReadonlyMap<string, T> {
  const byKey = Map.groupBy(sides, keyOf);
  byKey.delete('');
  return new Map([...byKey].flatMap(([key, [only, ...more]]) => (only && more.length === 0 ? [[key, only]] : [])));
}

/** Ignores full and half width, case and spaces. */
function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
}
