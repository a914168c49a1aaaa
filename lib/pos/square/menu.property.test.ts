import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexCatalogue } from './catalogue.ts';
import { categoriesOf } from './categories.ts';
import { menuFor } from './menu.ts';
import { isPresent, toPresence } from './presence.ts';
import type { SquareItem } from './schema.ts';
import { atOnce, category, item, list, modifier, parsed, tax, unit, variation } from './test-catalogue.ts';

const SHOP = { id: 'L1', currency: 'JPY' };
const SOME = { maxLength: 4 } as const;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const oneOf = (prefix: string, count: number) => fc.integer({ min: 0, max: count - 1 }).map((n) => `${prefix}${n}`);
const presence = fc.record(
  {
    present_at_all_locations: fc.option(fc.boolean()),
    present_at_location_ids: fc.subarray(['L1', 'L2']),
    absent_at_location_ids: fc.subarray(['L1', 'L2']),
  },
  { requiredKeys: [] },
);
const limits = fc.record(
  {
    min_selected_modifiers: fc.integer({ min: -2, max: 4 }),
    max_selected_modifiers: fc.integer({ min: -2, max: 4 }),
  },
  { requiredKeys: [] },
);
const price = fc.option(fc.integer({ min: 0, max: 5_000 }));
const ordinal = maybe(fc.integer({ min: -3, max: 3 }));
const toggle = fc.constantFrom(undefined, 'YES', 'NO', 'NOT_SET');
const name = fc.constantFrom('同じ', 'カレー　大', '', ' ', '🍣®', undefined);

const modifiers = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 500 }),
      name,
      fc.record({
        hidden_online: maybe(fc.boolean()),
        on_by_default: maybe(fc.boolean()),
        child_modifier_list_ids: maybe(fc.array(oneOf('G', 5), { maxLength: 2 })),
      }),
      presence,
    ),
    SOME,
  )
  .map(
    (all) => (listId: string) =>
      all.map(([amount, named, more, around], n) =>
        modifier(`${listId}-${n}`, amount, { name: named, ...more }, around),
      ),
  );
const lists = fc
  .array(fc.tuple(modifiers, limits, fc.constantFrom('LIST', 'TEXT', undefined), maybe(fc.boolean()), presence), SOME)
  .map((all) =>
    all.map(([make, own, modifier_type, allow_quantities, around], n) =>
      list(`G${n}`, make(`G${n}`), { ...own, modifier_type, allow_quantities }, around),
    ),
  );
const categories = fc
  .array(fc.tuple(fc.constantFrom('REGULAR_CATEGORY', 'KITCHEN_CATEGORY'), maybe(oneOf('C', 5)), ordinal, name), SOME)
  .map((all) =>
    all.map(([category_type, id, at, named], n) =>
      category(`C${n}`, { category_type, parent_category: { id, ordinal: at }, name: named }),
    ),
  );
const taxes = fc
  .array(fc.tuple(fc.constantFrom('10', '8', '7.5'), fc.constantFrom('ADDITIVE', 'INCLUSIVE')), SOME)
  .map((all) => all.map(([percentage, inclusion_type], n) => tax(`T${n}`, percentage, { inclusion_type })));
const uses = fc.array(
  fc
    .tuple(
      oneOf('G', 5),
      limits,
      ordinal,
      maybe(fc.boolean()),
      fc.subarray(['G0-0', 'G0-1', 'G1-0']),
      toggle,
      toggle,
      toggle,
    )
    .map(([modifier_list_id, own, at, enabled, overridden, hidden, byDefault, allow_quantities]) => ({
      modifier_list_id,
      ...own,
      allow_quantities,
      ordinal: at,
      enabled,
      modifier_overrides: overridden.map((modifier_id) => ({
        modifier_id,
        hidden_online_override: hidden,
        on_by_default_override: byDefault,
      })),
    })),
  SOME,
);
/** Nothing, a price of its own, or a price entered at the register (null). */
const overridesOf = (here: number | null | undefined) =>
  here === undefined
    ? undefined
    : [
        {
          location_id: 'L1',
          ...(here === null
            ? { pricing_type: 'VARIABLE_PRICING' }
            : { pricing_type: 'FIXED_PRICING', price_money: { amount: here, currency: 'JPY' } }),
        },
      ];
const items = fc
  .array(
    fc.record({
      variations: fc.array(
        fc.tuple(price, maybe(fc.boolean()), presence, maybe(oneOf('U', 3)), ordinal, maybe(price)),
        SOME,
      ),
      data: fc.record({
        name,
        categories: fc.array(fc.record({ id: oneOf('C', 5), ordinal }), SOME),
        tax_ids: fc.array(oneOf('T', 5), SOME),
        modifier_list_info: uses,
        is_archived: maybe(fc.boolean()),
        product_type: fc.constantFrom(undefined, 'REGULAR', 'FOOD_AND_BEV', 'GIFT_CARD'),
      }),
      presence,
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ variations, data, presence: around }, n) =>
      item(
        `I${n}`,
        {
          ...data,
          variations: variations.map(([amount, sellable, at, measurement_unit_id, place, here], v) =>
            variation(
              `I${n}-${v}`,
              amount,
              { sellable, measurement_unit_id, ordinal: place, location_overrides: overridesOf(here) },
              at,
            ),
          ),
        },
        around,
      ),
    ),
  );
const units = fc.subarray([
  unit('U0', { weight_unit: 'METRIC_GRAM' }),
  unit('U1', { custom_unit: { name: '皿', abbreviation: '皿' } }),
]);
const account = fc.tuple(lists, categories, taxes, units, items).map((parts) => parts.flat());

const read = (objects: Parameters<typeof parsed>[0]) => {
  const catalogue = atOnce(indexCatalogue(parsed(objects)));
  const { master: categories, issues: categoryIssues } = categoriesOf(catalogue);
  return { ...atOnce(menuFor(catalogue, SHOP)), categories, categoryIssues };
};

describe('for any account', () => {
  it('reordered or repeated pages change nothing', () => {
    const shuffled = account.chain((objects) =>
      fc.tuple(
        fc.constant(objects),
        fc.shuffledSubarray(objects, { minLength: objects.length }),
        fc.subarray([...objects]),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([objects, inAnotherOrder, again]) => {
        expect(read([...inAnotherOrder, ...again])).toEqual(read(objects));
      }),
    );
  });

  it('each item is published, withheld by the POS, or has an issue that explains why not', () => {
    fc.assert(
      fc.property(account, (objects) => {
        const { master, issues } = read(objects);
        const published = new Set(master.items.map(({ id }) => id));
        const withIssue = new Set(issues.map(({ itemId }) => itemId));
        for (const object of parsed(objects)) {
          if (object.type !== 'ITEM' || published.has(object.id)) continue;
          const variations = object.item_data.variations ?? [];
          const withheld =
            object.item_data.is_archived === true ||
            !isPresent(toPresence(object), SHOP.id) ||
            (variations.length > 0 && !variations.some((one) => isPresent(toPresence(one), SHOP.id)));
          expect([object.id, withIssue.has(object.id)]).toEqual([object.id, !withheld]);
        }
      }),
    );
  });

  it('an unpublished item has one issue about what it sells', () => {
    fc.assert(
      fc.property(account, (objects) => {
        const { master, issues } = read(objects);
        const published = new Set(master.items.map(({ id }) => id));
        const unpublished = issues.filter(({ itemId, field }) => field === 'variants' && !published.has(itemId ?? ''));
        expect(new Set(unpublished.map(({ itemId }) => itemId)).size).toBe(unpublished.length);
      }),
    );
  });

  it('the presence of a modifier changes nothing', () => {
    const elsewhere = fc.tuple(account, presence).map(([objects, around]) => {
      const moved = objects.map((object) => {
        const data = (object as { modifier_list_data?: { modifiers: object[] } }).modifier_list_data;
        if (data === undefined) return object;
        const modifiers = data.modifiers.map((one) => ({ ...one, ...around }));
        return { ...object, modifier_list_data: { ...data, modifiers } };
      });
      return [objects, moved] as const;
    });
    fc.assert(
      fc.property(elsewhere, ([objects, moved]) => {
        expect(read(moved)).toEqual(read(objects));
      }),
    );
  });

  it('every sellable variant present is there once at the shop’s price, in order, and nothing else is', () => {
    fc.assert(
      fc.property(account, (objects) => {
        const { master } = read(objects);
        const shown = master.items.map(({ id, variants }) => [id, variants.map((one) => [one.id, one.price])] as const);
        const hasPlates = objects.some(({ id }) => id === 'U1');
        const expected = parsed(objects).flatMap((object) => {
          const variants = object.type === 'ITEM' ? sellableIn(object, hasPlates) : [];
          return variants.length > 0 ? [[object.id, variants] as const] : [];
        });
        expect(new Map(shown)).toEqual(new Map(expected));
        expect(shown).toHaveLength(expected.length);
        const places = master.items.map(({ sortOrder, id }) => [sortOrder, id] as const);
        expect(places).toEqual(places.toSorted(([a, one], [b, other]) => a - b || (one < other ? -1 : 1)));
      }),
    );
  });

  it('the menu is valid for a platform', () => {
    fc.assert(
      fc.property(account, (objects) => {
        const { master, categories: known } = read(objects);
        const categoryIds = new Set(known.map(({ id }) => id));
        const groupIds = new Set(master.optionGroups.map(({ id }) => id));
        const used = new Set(master.items.flatMap((one) => one.optionGroupIds));
        const nested = new Map(
          master.optionGroups.map(({ id, options }) => [id, options.flatMap((one) => one.optionGroupIds ?? [])]),
        );
        // A set visits what is added while it is iterated.
        for (const id of used) for (const inside of nested.get(id) ?? []) used.add(inside);
        expect(groupIds.size).toBe(master.optionGroups.length);
        expect(used).toEqual(groupIds);
        for (const id of groupIds) expect(isEndless(id, nested)).toBe(false);
        for (const one of master.items) {
          expect(one.name.trim()).not.toBe('');
          expect(one.variants.length).toBeGreaterThan(0);
          expect(one.categoryIds.every((id) => categoryIds.has(id))).toBe(true);
        }
        for (const { min, max, repeatable, options } of master.optionGroups) {
          expect(options.length).toBeGreaterThan(0);
          expect(min).toBeGreaterThanOrEqual(0);
          expect(min).toBeLessThanOrEqual(max ?? min);
          expect(min).toBeLessThanOrEqual(repeatable === true ? min : options.length);
          expect(max).not.toBe(0);
          expect(options.filter((one) => one.default).length).toBeLessThanOrEqual(max ?? options.length);
        }
      }),
    );
  });
});

/** Whether options lead back to their own group. */
function isEndless(id: string, nested: ReadonlyMap<string, readonly string[]>, above: readonly string[] = []): boolean {
  if (above.includes(id)) return true;
  return (nested.get(id) ?? []).some((inside) => isEndless(inside, nested, [...above, id]));
}

/** By the rules as Square words them, independent of how the menu is built: ids and prices, in order. */
function sellableIn(
  { item_data: data, ...item }: SquareItem,
  hasPlates: boolean,
): readonly (readonly [string, number])[] {
  const isServed = ['REGULAR', 'FOOD_AND_BEV'].includes(data.product_type ?? 'REGULAR');
  if (data.is_archived || !isServed || !(data.name ?? '').trim() || !isPresent(toPresence(item), SHOP.id)) return [];
  const places = (data.variations ?? []).map(({ item_variation_data: { ordinal: at } }) => at ?? Infinity);
  const inOrder = (data.variations ?? [])
    .map((one, index) => ({ one, place: places[index] ?? Infinity, index }))
    .toSorted((a, b) => (a.place === b.place ? a.index - b.index : a.place - b.place));
  return inOrder.flatMap(({ one }) => {
    const { sellable, measurement_unit_id: unitId, location_overrides: overrides, ...base } = one.item_variation_data;
    const here = { ...base, ...overrides?.find(({ location_id }) => location_id === SHOP.id) };
    const amount = here.pricing_type === 'VARIABLE_PRICING' ? null : here.price_money?.amount;
    const isSold =
      sellable !== false && (!unitId || (unitId === 'U1' && hasPlates)) && isPresent(toPresence(one), SHOP.id);
    return isSold && typeof amount === 'number' ? [[one.id, amount] as const] : [];
  });
}
