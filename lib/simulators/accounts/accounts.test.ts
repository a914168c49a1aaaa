import { expect, test } from 'vitest';
import { isPresentAt } from '#lib/simulators/square/presence.ts';
import type { ItemObject } from '#lib/simulators/square/types.ts';
import { accountFromMenuRows } from './account-from-menu-rows.ts';
import { makeAccount } from './make-account.ts';
import { makeBrand } from './make-brand.ts';

const isItem = (object: { type: string }): object is ItemObject => object.type === 'ITEM';

test('an account has the requested number of shops and items, each with its own name', () => {
  for (const shops of [3, 60, 5_000]) {
    const account = makeAccount({ shops, itemsPerShop: 40 });
    expect(new Set(account.locations.map(({ name }) => name)).size).toBe(shops);
    expect(new Set(account.locations.map(({ id }) => id)).size).toBe(shops);
    const items = account.objects.filter(isItem);
    const soldAt = (locationId: string) => items.filter((item) => isPresentAt(item, locationId)).length;
    for (const { id } of account.locations.slice(0, 10)) expect(soldAt(id)).toBe(40);
  }
});

test('the same seed gives the same account, another seed a different one', () => {
  const size = { shops: 10, itemsPerShop: 20 };
  expect(makeAccount({ ...size, seed: 5 })).toEqual(makeAccount({ ...size, seed: 5 }));
  expect(makeAccount({ ...size, seed: 6 })).not.toEqual(makeAccount({ ...size, seed: 5 }));
});

test('the brand contains every shop, most linked to their location and some matched only by name', () => {
  const account = makeAccount({ shops: 60, itemsPerShop: 5 });
  const { shops } = makeBrand(account);
  expect(shops.map(({ name }) => name)).toEqual(account.locations.map(({ name }) => name));
  const linked = shops.filter(({ posLocationId }) => posLocationId !== undefined);
  expect(linked).toHaveLength(50);
  for (const { name, posLocationId } of linked) {
    expect(account.locations.find(({ id }) => id === posLocationId)?.name).toBe(name);
  }
});

test('menu rows become items with the price guests pay', () => {
  const account = accountFromMenuRows([
    { id: 1, name: 'サラダ　大', price_with_tax: 350, genre: 'サラダ' },
    { id: 2, name: 'サラダ　大', price_with_tax: 450, genre: 'サラダ' },
    { id: 3, name: 'ワイン', price_with_tax: 200, genre: 'ドリンク' },
  ]);
  const items = account.objects.filter(isItem);
  expect(new Set(items.map(({ id }) => id)).size).toBe(3);
  const prices = items.map(({ item_data }) => item_data.variations[0]?.item_variation_data.price_money?.amount);
  expect(prices).toEqual([350, 450, 200]);
  expect(account.objects.filter(({ type }) => type === 'CATEGORY')).toHaveLength(2);
});
