import { z } from 'zod';

/**
 * The location: object keys and list positions, joined by dots. A list is entered by `*`, a position (`3`), positions
 * (`0-99`, both included) or an id: `ITEM.*.item_data.name`, `ITEM.I007`, `CATEGORY.0-5.category_data`.
 */
const at = z.string().min(1);

const step = z.union([
  z.strictObject({ at, set: z.json() }),
  z.strictObject({ at, remove: z.literal(true) }),
  /** Rounded down to integers. */
  z.strictObject({ at, multiply: z.number() }),
  /** Written as a string. */
  z.strictObject({ at, quote: z.literal(true) }),
  z.strictObject({ at, prefix: z.string() }),
  z.strictObject({ at, repeat: z.strictObject({ text: z.string(), times: z.int().positive() }) }),
  /** Its UTF-8 bytes decoded with this encoding. */
  z.strictObject({ at, reread: z.enum(['windows-1252', 'shift_jis', 'utf-16le']) }),
  /** Each gets the value of the one this many positions further on. */
  z.strictObject({ at, rotate: z.int() }),
  /** Appended to its list again, with changes. */
  z.strictObject({
    at,
    again: z.array(z.strictObject({ at, set: z.json() })),
  }),
]);
export const stepsSchema = z.array(step).min(1);
export type Step = z.output<typeof step>;

type Holder = Record<string, unknown> | unknown[];
type Place = { readonly holder: Holder; readonly key: string };

/** A copy of `whole` with each step applied in turn. Throws if a step finds nothing to change. */
export function spoil<T extends object>(whole: T, steps: readonly Step[]): T {
  const copy = structuredClone(whole);
  for (const one of steps) apply(copy as Holder, one);
  return copy;
}

function apply(root: Holder, one: Step): void {
  const places = placesAt(root, one.at.split('.'));
  if (places.length === 0) throw new RangeError(`There is nothing at ${one.at}`);
  if ('remove' in one) return removeAll(places);
  if ('again' in one) return places.forEach((place) => repeatChanged(place, one.again));
  const values = places.map(valueAt);
  for (const [index, place] of places.entries()) Reflect.set(place.holder, place.key, changed(one, values, index));
}

type ValueStep = Exclude<Step, { remove: true } | { again: unknown }>;

function changed(one: ValueStep, values: readonly unknown[], index: number): unknown {
  const value = values[index];
  if ('set' in one) return one.set;
  if ('multiply' in one) return Math.floor(Number(value) * one.multiply);
  if ('quote' in one) return String(value);
  if ('prefix' in one) return one.prefix + String(value);
  if ('repeat' in one) return one.repeat.text.repeat(one.repeat.times);
  if ('reread' in one) return new TextDecoder(one.reread).decode(new TextEncoder().encode(String(value)));
  return values[(index + one.rotate) % values.length];
}

function placesAt(holder: unknown, [part, ...rest]: readonly string[]): readonly Place[] {
  if (part === undefined || !isHolder(holder)) return [];
  const here = keysFor(holder, part, rest.length === 0).map((key) => ({ holder, key }));
  return rest.length === 0 ? here : here.flatMap((place) => placesAt(valueAt(place), rest));
}

/** The last part of a path may name a key that does not exist yet. */
function keysFor(holder: Holder, part: string, isLast: boolean): readonly string[] {
  if (!Array.isArray(holder)) return isLast || part in holder ? [part] : [];
  if (part === '*') return Object.keys(holder);
  const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
  return Object.keys(holder).filter((key, index) =>
    from === undefined
      ? valueAt({ holder: valueAt({ holder, key }) as Holder, key: 'id' }) === part
      : index >= Number(from) && index <= Number(to ?? from),
  );
}

/** Backwards, so that the remaining list positions stay valid. */
function removeAll(places: readonly Place[]): void {
  for (const { holder, key } of places.toReversed()) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  }
}

function repeatChanged({ holder, key }: Place, changes: readonly Step[]): void {
  if (!Array.isArray(holder)) throw new RangeError('Only what is in a list can come again');
  holder.push(spoil(valueAt({ holder, key }) as Holder, changes));
}

function valueAt({ holder, key }: Place): unknown {
  return Reflect.get(holder, key);
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}
