import type { Shop } from '#lib/contract/shops.ts';
import { searchText } from '#lib/domain/search-text.ts';

const texts = new WeakMap<Shop, string>();

/** Returns a predicate that matches shop names and numbers, ignoring kana and width differences. An empty query matches all. */
export function searchFor(query: string): (shop: Shop) => boolean {
  const words = searchText(query).split(' ').filter(Boolean);
  return (shop) => words.every((word) => textOf(shop).includes(word));
}

function textOf(shop: Shop): string {
  const known = texts.get(shop);
  if (known !== undefined) return known;
  const text = searchText(`${shop.name} ${shop.number ?? ''}`);
  texts.set(shop, text);
  return text;
}
