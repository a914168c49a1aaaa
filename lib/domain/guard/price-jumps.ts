import type { Menu, Option, Variant } from '#lib/domain/master.ts';
import type { KeptItem } from './kept-items.ts';

type Priced = { readonly id: string; readonly name?: string; readonly price: number };
export type PricePair = { readonly was: number; readonly is: number };

export type PriceJumps = {
  readonly jumps: number;
  /** Variant prices compared. */
  readonly variants: number;
  readonly total: number;
};

/**
 * Counts the prices that change by `factor` in either direction or fall to 0. A free option may start to cost: an
 * everyday decision. In another currency, every price counts as changed.
 */
export function countJumps(
  { before, after, kept }: { before: Menu; after: Menu; kept: readonly KeptItem[] },
  factor: number,
): PriceJumps {
  const variants = variantPrices(kept);
  const options = optionPrices(before, after);
  const total = variants.length + options.length;
  if (before.currency !== after.currency) return { jumps: total, variants: variants.length, total };
  const jumping = [
    ...variants.filter((pair) => isJump(pair, factor)),
    ...options.filter((pair) => pair.was !== 0 && isJump(pair, factor)),
  ];
  return { jumps: jumping.length, variants: variants.length, total };
}

/** The old and new variant prices of the items that stay. */
export function variantPrices(kept: readonly KeptItem[]): readonly PricePair[] {
  return kept.flatMap(({ was, is }) => pairVariants(was.variants, is.variants));
}

function isJump({ was, is }: PricePair, factor: number): boolean {
  if (was === is) return false;
  if (was * is <= 0) return true;
  const [low, high] = [Math.abs(was), Math.abs(is)].toSorted((a, b) => a - b) as [number, number];
  return high >= low * factor;
}

/** By id, then name, then position: a variant re-created with a new id must not hide its price change. */
function pairVariants(before: readonly Variant[], after: readonly Variant[]): readonly PricePair[] {
  const byId = pairBy(before, after, (variant) => variant.id);
  const byName = pairBy(byId.unpaired.was, byId.unpaired.is, (variant) => variant.name);
  const byPlace = byName.unpaired.was.flatMap((was, place) => {
    const is = byName.unpaired.is[place];
    return is === undefined ? [] : [{ was: was.price, is: is.price }];
  });
  return [...byId.pairs, ...byName.pairs, ...byPlace];
}

type Paired<T> = {
  readonly pairs: readonly PricePair[];
  readonly unpaired: { readonly was: readonly T[]; readonly is: readonly T[] };
};

function pairBy<T extends Priced>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (part: T) => string | undefined,
): Paired<T> {
  const waiting = new Map(before.map((part) => [keyOf(part), part]));
  const pairs: PricePair[] = [];
  const taken = new Set<T>();
  for (const is of after) {
    const key = keyOf(is);
    const was = key === undefined ? undefined : waiting.get(key);
    if (was === undefined) continue;
    waiting.delete(key);
    pairs.push({ was: was.price, is: is.price });
    taken.add(was).add(is);
  }
  const rest = (parts: readonly T[]) => parts.filter((part) => !taken.has(part));
  return { pairs, unpaired: { was: rest(before), is: rest(after) } };
}

/** Each option once, however many groups offer it. */
function optionPrices(before: Menu, after: Menu): readonly PricePair[] {
  return pairBy(optionsOf(before), optionsOf(after), (option) => option.id).pairs;
}

function optionsOf({ optionGroups }: Menu): readonly Option[] {
  return [...new Map(optionGroups.flatMap((group) => group.options.map((option) => [option.id, option]))).values()];
}
