import { describe, expect, it } from 'vitest';
import type { Menu } from '#lib/domain/master.ts';
import { planCategories, planMenu } from '#lib/domain/plan.ts';
import { guessCategoriesCause, guessCause } from './guess-cause.ts';
import { categories, changing, item, items, menu } from './menu.test-helper.ts';

const guess = (before: Menu, after: Menu) => guessCause({ before, after, plan: planMenu(before, after) });
const scaled = (change: (price: number) => number, count = 12) =>
  menu(
    changing(varied.items, count, (entry) => ({
      ...entry,
      variants: entry.variants.map((variant) => ({ ...variant, price: change(variant.price) })),
    })),
  );
const varied = menu(items(12, (index) => ({ variants: [{ id: 'v', price: 380 + index * 15 }] })));

it('returns null if nothing stands out', () => {
  expect(guess(varied, varied)).toBeNull();
  expect(guess(varied, menu(varied.items.slice(4)))).toBeNull();
  expect(
    guess(
      varied,
      scaled((price) => price + 20),
    ),
  ).toBeNull();
});

describe('a hidden category', () => {
  const grilled = items(10, () => ({ categoryIds: ['grilled'] }));
  const small = [item('s1', { categoryIds: ['small'] }), item('s2', { categoryIds: ['small'] })];
  const rest = Array.from({ length: 22 }, (_, index) => item(`r${index}`, { categoryIds: ['small'] }));

  it('is guessed if most removed items share a category and most of that category is removed', () => {
    expect(guess(menu([...grilled, ...small, ...rest]), menu(rest))).toEqual({
      kind: 'category-hidden',
      categoryId: 'grilled',
      count: 10,
      total: 12,
    });
  });

  it('is not guessed if most of the category stays, or if the removed items come from many', () => {
    const more = Array.from({ length: 20 }, (_, index) => item(`g${index}`, { categoryIds: ['grilled'] }));
    expect(guess(menu([...grilled, ...more]), menu(more))).toBeNull();
    const spread = items(12, (index) => ({ categoryIds: [`c${index % 4}`] }));
    expect(guess(menu([...spread, ...rest]), menu(rest))).toBeNull();
  });
});

describe('currency units', () => {
  it('are guessed if prices are a hundred times higher or lower, even rounded', () => {
    expect(
      guess(
        varied,
        scaled((price) => price * 100),
      ),
    ).toEqual({
      kind: 'currency-units',
      factor: 100,
      count: 12,
      total: 12,
    });
    for (const round of [Math.floor, Math.ceil, Math.round]) {
      expect(
        guess(
          varied,
          scaled((price) => round(price / 100)),
        ),
      ).toMatchObject({ factor: 0.01, count: 12 });
    }
  });

  it('are guessed from the changed prices only, and not from two', () => {
    expect(
      guess(
        varied,
        scaled((price) => price * 100, 3),
      ),
    ).toMatchObject({ count: 3, total: 3 });
    expect(
      guess(
        varied,
        scaled((price) => price * 100, 2),
      ),
    ).toBeNull();
    expect(
      guess(
        varied,
        scaled(() => 0),
      ),
    ).toBeNull();
    expect(
      guess(
        varied,
        scaled((price) => price * 90),
      ),
    ).toBeNull();
  });
});

describe('a re-created catalogue', () => {
  const recreated = (count: number) =>
    menu(changing(varied.items, count, (entry) => ({ ...entry, id: `new-${entry.id}` })));

  it('is guessed if the names return under other ids, before a hidden category', () => {
    expect(guess(varied, recreated(12))).toEqual({ kind: 're-created', count: 12, total: 12 });
    expect(guess(varied, recreated(2))).toBeNull();
  });

  it('is guessed for categories too', () => {
    const before = categories(6);
    const after = before.map((entry) => ({ ...entry, id: `new-${entry.id}` }));
    const guessed = guessCategoriesCause({ before, after, plan: planCategories(before, after) });
    expect(guessed).toEqual({ kind: 're-created', count: 6, total: 6 });
    expect(guessCategoriesCause({ before, after: before, plan: planCategories(before, before) })).toBeNull();
  });
});

describe('garbled names', () => {
  const japanese = menu(changing(varied.items, 12, (entry) => ({ ...entry, name: 'ねぎま（2本）塩' })));
  const named = (name: string) => menu(japanese.items.map((entry) => ({ ...entry, name })));
  const bytes = (text: string) => new TextEncoder().encode(text);

  it.each<[string, string]>([
    ['UTF-8 read as Latin-1', Array.from(bytes('ねぎま'), (byte) => String.fromCharCode(byte)).join('')],
    ['UTF-8 read as Windows-1252', new TextDecoder('windows-1252').decode(bytes('ねぎま'))],
    ['UTF-8 read as Shift_JIS', new TextDecoder('shift_jis').decode(bytes('ねぎま'))],
    ['bytes that are not UTF-8', new TextDecoder().decode(new Uint8Array([0x82, 0xcb, 0x82, 0xac]))],
    ['letters replaced by question marks', '????2??'],
  ])('are guessed for %s', (_what, name) => {
    expect(guess(japanese, named(name))).toEqual({ kind: 'names-garbled', count: 12, total: 12 });
  });

  it('are not guessed if the old names looked the same', () => {
    expect(guess(named('本日の??'), named('明日の??'))).toBeNull();
  });

  it('are not guessed for names in other languages', () => {
    for (const name of ['Crème brûlée', 'Café “au lait”', '焼き鳥', '鶏の唐揚げ？', 'Jalapeño', '김치찌개', '蛋炒飯']) {
      expect(guess(japanese, named(name))).toBeNull();
    }
  });
});
