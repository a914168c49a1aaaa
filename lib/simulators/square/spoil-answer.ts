import type { createRandom } from '#lib/simulators/server/random.ts';

type Random = ReturnType<typeof createRandom>;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type SpoiledRoute = '/v2/locations' | '/v2/catalog/list' | '/v2/catalog/search' | '/v2/catalog/batch-retrieve';

/** With these, a valid answer can say that something is not for sale: nobody could tell that from a spoiled one. */
const SAYINGS = new Set([
  'is_archived',
  'is_deleted',
  'present_at_all_locations',
  'present_at_location_ids',
  'absent_at_location_ids',
]);

const JUNK: readonly Json[] = [
  null,
  0,
  -1,
  0.5,
  1e308,
  2 ** 53,
  -(2 ** 63),
  '',
  ' ',
  'x',
  '\u0000',
  '\ud800',
  '🍣',
  'x'.repeat(300),
  [],
  {},
  [[]],
  [null],
  { id: 'x' },
  [{ type: 'ITEM' }],
  { type: 'ITEM', id: 'x', item_data: null },
];

/** Damages an answer as networks, proxies and vendors do: its bytes, or one to three of its values. */
export function spoil(text: string, random: Random): string {
  if (random.chance(0.25)) return spoilText(text, random);
  let root = JSON.parse(text) as Json;
  for (let times = random.integer(1, 3); times > 0; times -= 1) root = spoilValue(root, random);
  return JSON.stringify(root);
}

function spoilText(text: string, random: Random): string {
  const at = random.integer(0, text.length - 1);
  const garbage = random.pick(['', '\u0000', '}', '"', ',', '\\', '[[[[', '﻿', '<html>', 'null', '1e999']);
  return random.pick([
    text.slice(0, at),
    `${text.slice(0, at)}${garbage}${text.slice(at + random.integer(0, 2))}`,
    garbage,
  ]);
}

/** Replaces, removes, repeats or moves a value at a random depth. */
function spoilValue(value: Json, random: Random): Json {
  if (typeof value !== 'object' || value === null || random.chance(0.1)) return random.pick(JUNK);
  if (Array.isArray(value)) return spoilList(value, random);
  const keys = Object.keys(value).filter((key) => !SAYINGS.has(key));
  if (keys.length === 0) return random.pick(JUNK);
  const key = random.pick(keys);
  const { [key]: old = null, ...rest } = value;
  if (random.chance(0.15)) return rest;
  if (random.chance(0.05)) return { ...rest, [random.pick(keys)]: old };
  return { ...rest, [key]: spoilValue(old, random) };
}

function spoilList(list: readonly Json[], random: Random): Json {
  if (list.length === 0) return [random.pick(JUNK)];
  const at = random.integer(0, list.length - 1);
  const one = list[at] ?? null;
  const others = list.filter((_, index) => index !== at);
  if (random.chance(0.1)) return others;
  if (random.chance(0.1)) return [one, ...others, one];
  return [...list.slice(0, at), spoilValue(one, random), ...list.slice(at + 1)];
}
