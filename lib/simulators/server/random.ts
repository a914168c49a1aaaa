export type Seed = number | string;

/** A 32 bit hash: FNV-1a with the MurmurHash3 finalizer, so that similar texts get distant values. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * A number in [0, 1) that depends only on its arguments. Used for latencies and odds, so they are stable for the same
 * request in any arrival order.
 */
export function fractionOf(seed: Seed, ...parts: readonly (string | number)[]): number {
  return hash(`${seed}|${parts.join('|')}`) / 2 ** 32;
}

/** A standard normal value that depends only on its arguments (Box-Muller). */
export function normalOf(seed: Seed, ...parts: readonly (string | number)[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - fractionOf(seed, 'radius', ...parts)));
  return radius * Math.cos(2 * Math.PI * fractionOf(seed, 'angle', ...parts));
}

export type Random = {
  /** The next value in [0, 1). */
  readonly next: () => number;
  /** An integer from `least` to `most`, inclusive. */
  readonly integer: (least: number, most: number) => number;
  readonly chance: (odds: number) => boolean;
  /** A random element; the list must not be empty. */
  readonly pick: <T>(list: readonly T[]) => T;
};

/** A random sequence for building data, deterministic for a seed. */
export function createRandom(seed: Seed): Random {
  let drawn = 0;
  const next = () => fractionOf(seed, drawn++);
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    integer,
    chance: (odds) => next() < odds,
    pick: (list) => {
      const [first] = list.slice(integer(0, list.length - 1));
      if (first === undefined) throw new RangeError('Nothing to pick from');
      return first;
    },
  };
}
