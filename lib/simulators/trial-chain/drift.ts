import { createRandom, type Random, type Seed } from '#lib/simulators/server/random.ts';
import type { SquareEdit } from '#lib/simulators/square/edit-schema.ts';
import type { ItemObject, SquareAccount } from '#lib/simulators/square/types.ts';

/** Dishes of the day, one at a time. */
const SPECIALS = [
  { name: '本日のおすすめ：戻り鰹の藁焼き', kana: 'もどりがつおのわらやき', amount: 980 },
  { name: '本日のおすすめ：金目鯛の煮付け', kana: 'きんめだいのにつけ', amount: 1480 },
  { name: '本日のおすすめ：白子ポン酢', kana: 'しらこぽんず', amount: 780 },
  { name: '本日のおすすめ：銀杏の素揚げ', kana: 'ぎんなんのすあげ', amount: 480 },
  { name: '本日のおすすめ：松茸の土瓶蒸し', kana: 'まつたけのどびんむし', amount: 1280 },
] as const;
/** Maximum distance of a price from its initial value, so that prices don't wander in a trial of several days. */
const PRICE_STEPS_YEN = [-30, -20, -10, 0, 10, 20, 30] as const;
const SHOPS_REPRICED = 4;

const specialId = (step: number) => `DAILY-SPECIAL-${step}`;

/**
 * The POS edits of the nth trial step: one item's price in a few shops, every second step one price in all shops, every
 * third the dish of the day. Deterministic for a seed and step. Prices are relative to those of `start`, the account at
 * the beginning of the trial.
 */
export function driftEdits(start: SquareAccount, { seed, step }: { seed: Seed; step: number }): readonly SquareEdit[] {
  const random = createRandom(`${seed} drift ${step}`);
  const items = start.objects.filter(isRepriced);
  const here = random.pick(items);
  const shops = Array.from({ length: SHOPS_REPRICED }, () => random.pick(start.locations).id);
  return [
    ...[...new Set(shops)].map((locationId) => ({ ...newPrice(here, random), locationId })),
    ...(step % 2 === 0 ? [newPrice(random.pick(items), random)] : []),
    ...(step % 3 === 0 ? specialOfTheDay(start, step) : []),
  ];
}

/** Ordinary dishes with one fixed price, excluding items with shop prices and oddities. */
function isRepriced(object: SquareAccount['objects'][number]): object is ItemObject {
  if (object.type !== 'ITEM' || object.item_data.is_archived === true) return false;
  const { variations, categories = [], product_type } = object.item_data;
  const [only, ...others] = variations;
  const data = only?.item_variation_data;
  return (
    others.length === 0 &&
    data?.price_money !== undefined &&
    data.location_overrides === undefined &&
    categories.length > 0 &&
    product_type === 'FOOD_AND_BEV'
  );
}

function newPrice(item: ItemObject, random: Random) {
  const [variation] = item.item_data.variations;
  const amount = variation?.item_variation_data.price_money?.amount ?? 0;
  return { kind: 'change-price', id: variation?.id ?? item.id, amount: amount + random.pick(PRICE_STEPS_YEN) } as const;
}

function specialOfTheDay(start: SquareAccount, step: number): readonly SquareEdit[] {
  const nth = step / 3;
  const { name, kana, amount } = SPECIALS[nth % SPECIALS.length] ?? SPECIALS[0];
  const category = start.objects.find((object) => object.type === 'CATEGORY');
  const tax = start.objects.find((object) => object.type === 'TAX');
  const added = {
    kind: 'add-item',
    id: specialId(step),
    name,
    kana,
    amount,
    categoryId: category?.id,
    taxIds: tax === undefined ? [] : [tax.id],
  } as const;
  return nth <= 1 ? [added] : [added, { kind: 'delete', id: specialId(step - 3) }];
}
