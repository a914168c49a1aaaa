import type { Latency } from '#lib/simulators/server/latency.ts';
import { normalOf } from '#lib/simulators/server/random.ts';
import type { SquareAccount } from '#lib/simulators/square/types.ts';
import type { WorldSize } from './bench-world.ts';
import { FIRST_SHOP_NUMBER, OTHER_REQUESTS } from './shop-times.ts';

type Sizes = Pick<WorldSize, 'items' | 'seed'>;

const SIGMA = 0.6;
/** The part of the largest menu that the median shop sells. */
const MEDIAN_SHARE = 0.25;
/** How far a shop's time is from what its items alone would take: standard deviation of the logarithm. */
const NOISE = 0.2;

/** Items of a shop's menu: lognormal and repeatable, `items` at most. */
function menuSizeOf(shop: number, { items, seed }: Sizes): number {
  const drawn = items * MEDIAN_SHARE * Math.exp(SIGMA * normalOf(seed, 'menu size', shop));
  return Math.max(1, Math.min(items, Math.round(drawn)));
}

/** The account with menus of different sizes: each shop sells the first of its items. */
export function withMenuSizes(account: SquareAccount, sizes: Sizes): SquareAccount {
  const locations = account.locations.map(({ id }, shop) => ({ id, size: menuSizeOf(shop, sizes) }));
  let index = 0;
  const objects = account.objects.map((object) => {
    if (object.type !== 'ITEM' || object.present_at_all_locations === false) return object;
    const at = index++;
    return { ...object, absent_at_location_ids: locations.filter(({ size }) => size <= at).map(({ id }) => id) };
  });
  return { ...account, objects };
}

/** A shop's latency is its menu write: proportional to its items, with some noise. */
export function latencyBySize(medianMs: number, { shops, ...sizes }: Sizes & { readonly shops: number }): Latency {
  const perItemMs = medianMs / (sizes.items * MEDIAN_SHARE);
  const writes = Array.from({ length: shops }, (_, shop) => {
    const ms = perItemMs * menuSizeOf(shop, sizes) * Math.exp(NOISE * normalOf(sizes.seed, 'menu time', shop));
    const on = { method: 'PUT', path: `/v1/shops/${FIRST_SHOP_NUMBER + shop}/menu` };
    return { kind: 'fixed', ms, on } as const;
  });
  return [...writes, OTHER_REQUESTS];
}
