export type Seed = number | string;

/** A 32 bit hash: FNV-1a, finished as in MurmurHash3 so that near texts land far apart. */
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
 * A number in [0, 1) that depends on its arguments alone. Latencies and odds are drawn this way, so that they stay the
 * same for the same request in whatever order parallel requests arrive.
 */
export function fractionOf(seed: Seed, ...parts: readonly (string | number)[]): number {
  return hash(`${seed}|${parts.join('|')}`) / 2 ** 32;
}

/** A standard normal value that depends on its arguments alone (Box-Muller). */
export function normalOf(seed: Seed, ...parts: readonly (string | number)[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - fractionOf(seed, 'radius', ...parts)));
  return radius * Math.cos(2 * Math.PI * fractionOf(seed, 'angle', ...parts));
}

export type Random = {
  /** The next value in [0, 1). */
  readonly next: () => number;
  /** An integer from `least` to `most`, both included. */
  readonly integer: (least: number, most: number) => number;
  readonly chance: (odds: number) => boolean;
  /** One of the list, which must not be empty. */
  readonly pick: <T>(list: readonly T[]) => T;
};

/** A sequence of numbers for building things: the same seed gives the same sequence. */
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
