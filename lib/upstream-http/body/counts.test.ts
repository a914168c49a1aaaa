import { describe, expect, it } from 'vitest';
import type { Item, OptionGroup } from '#lib/domain/master.ts';
import { UPSTREAM_BOUNDS } from '#lib/domain/upstream-bounds.ts';
import { countMenu } from './count-menu.ts';
import { countPages } from './count-pages.ts';

const page = { size: { bytes: 1, values: 1 } };

describe('pages', () => {
  it('stop after several in a row without new entries, and not earlier', () => {
    const pages = countPages('pos', 'objects');
    for (const found of [1, 1, 1, 1, 2, 2, 2, 2]) pages.add({ ...page, found });
    const detail = { bound: 'repeated-pages', limit: 3 };
    expect(() => pages.add({ ...page, found: 2 })).toThrow(expect.objectContaining({ code: 'pos-malformed', detail }));
  });

  it('stop at a maximum far below ten thousand', () => {
    const pages = countPages('ordering', 'shops');
    for (let found = 1; found <= UPSTREAM_BOUNDS.pages; found += 1) pages.add({ ...page, found });
    expect(() => pages.add({ ...page, found: 5_000 })).toThrow(
      expect.objectContaining({ code: 'ordering-malformed', detail: { bound: 'pages', limit: 1_000 } }),
    );
  });

  it.each([
    ['objects', { found: UPSTREAM_BOUNDS.objects + 1, ...page }],
    ['read-bytes', { found: 1, size: { bytes: UPSTREAM_BOUNDS['read-bytes'] + 1, values: 1 } }],
    ['read-values', { found: 1, size: { bytes: 1, values: UPSTREAM_BOUNDS['read-values'] + 1 } }],
  ])('stop past the bound of %s', (bound, page) => {
    expect(() => countPages('pos', 'objects').add(page)).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ bound }) }),
    );
  });
});

describe('a menu', () => {
  const item: Item = {
    id: 'A',
    name: 'a',
    categoryIds: [],
    sortOrder: 0,
    taxIncluded: true,
    variants: [],
    optionGroupIds: ['G', 'G'],
  };
  const options = Array.from({ length: 1_000 }, (_, index) => ({ id: `${index}`, name: 'o', price: 0 }));
  const group = { id: 'G', name: 'g', min: 0, max: null, options };

  it('is too large by its parts, its text, or what its items offer', () => {
    const parts = countMenu('pos');
    expect(() => {
      for (let made = 0; made <= 50; made += 1) parts.group(group);
    }).toThrow(expect.objectContaining({ detail: { bound: 'menu-parts', limit: 50_000 } }));
    expect(() => countMenu('ordering').item({ ...item, name: 'x'.repeat(16_000_001) })).toThrow(
      expect.objectContaining({ code: 'ordering-malformed' }),
    );
    const choices = (items: number) => () =>
      countMenu('pos').choices({
        currency: 'JPY',
        items: Array.from({ length: items }, () => item),
        optionGroups: [group],
      });
    expect(choices(500)).not.toThrow();
    expect(choices(501)).toThrow(expect.objectContaining({ detail: { bound: 'menu-choices', limit: 1_000_000 } }));
  });

  const choicesOf =
    (...optionGroups: readonly OptionGroup[]) =>
    () =>
      countMenu('pos').choices({ currency: 'JPY', items: [{ ...item, optionGroupIds: ['0'] }], optionGroups });
  const nesting = (id: number, inner: readonly number[]) => ({
    ...group,
    id: `${id}`,
    options: options.slice(0, 10).map((option) => ({ ...option, optionGroupIds: inner.map(String) })),
  });

  it('counts nested groups for each option that they are in', () => {
    const levels = (count: number) => Array.from({ length: count }, (_, level) => nesting(level, [level + 1]));
    expect(choicesOf(...levels(5))).not.toThrow();
    expect(choicesOf(...levels(6))).toThrow(expect.objectContaining({ detail: expect.anything() }));
  });

  it('is endless if a group is nested in itself, or too deeply', () => {
    const endless = expect.objectContaining({ detail: { bound: 'menu-choices', limit: 1_000_000 } });
    expect(choicesOf(nesting(0, [1]), nesting(1, [0]))).toThrow(endless);
    const deep = Array.from({ length: 22 }, (_, level) => ({
      ...nesting(level, [level + 1]),
      options: [{ id: 'o', name: 'o', price: 0, optionGroupIds: [`${level + 1}`] }],
    }));
    expect(choicesOf(...deep.slice(0, 15))).not.toThrow();
    expect(choicesOf(...deep)).toThrow(endless);
    // Every group in every other: found without walking all paths.
    const all = Array.from({ length: 200 }, (_, place) => place);
    expect(choicesOf(...all.map((place) => nesting(place, all)))).toThrow(endless);
  });

  it('is too large by the references of its options too', () => {
    const parts = countMenu('pos');
    const many = {
      ...nesting(
        0,
        Array.from({ length: 100 }, (_, place) => place),
      ),
    };
    expect(() => {
      for (let made = 0; made < 50; made += 1) parts.group(many);
    }).toThrow(expect.objectContaining({ detail: { bound: 'menu-parts', limit: 50_000 } }));
  });
});
