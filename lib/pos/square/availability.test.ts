import { describe, expect, it } from 'vitest';
import { availabilityOf } from './availability.ts';
import { indexCatalogue } from './catalogue.ts';
import { menuFor } from './menu.ts';
import { atOnce, category, item, list, modifier, parsed, variation } from './test-catalogue.ts';

const NOW = '2026-11-30T12:00:00Z';

function read(...objects: Parameters<typeof parsed>[0]) {
  const catalogue = atOnce(indexCatalogue(parsed([category('C'), ...objects])));
  const { master } = atOnce(menuFor(catalogue, { id: 'L1', currency: 'JPY' }));
  return availabilityOf(master, { catalogue, locationId: 'L1', nowMs: Date.parse(NOW) });
}
const at = (locationId: string, more: object) => ({ location_overrides: [{ location_id: locationId, ...more }] });
const soldOut = { sold_out: true };

describe('variants', () => {
  const sold = (id: string, more: Record<string, unknown>, around: Record<string, unknown> = {}) =>
    item(`item-${id}`, {
      categories: [{ id: 'C' }],
      variations: [variation(id, 500, more, around), variation(`${id}+`, 1)],
    });

  it('are sold out where their location says so, tracked or not, whatever their price there', () => {
    expect(
      read(
        sold('b', at('L1', { ...soldOut, track_inventory: true })),
        sold('a', at('L1', { ...soldOut, price_money: { amount: 300, currency: 'JPY' } })),
        sold('elsewhere', at('L2', soldOut)),
        sold('not', at('L1', { sold_out: false })),
        sold('plain', {}),
      ),
    ).toEqual({ variants: [{ id: 'a' }, { id: 'b' }], options: [] });
  });

  it('are on sale again from the end of their time', () => {
    const until = (time: string | null) => at('L1', { ...soldOut, sold_out_valid_until: time });
    expect(
      read(
        sold('past', until('2026-11-30T11:59:59.999Z')),
        sold('now', until('2026-11-30T21:00:00+09:00')),
        sold('later', until('2026-11-30T21:00:01+09:00')),
        sold('endless', until(null)),
        sold('unreadable', until('tomorrow')),
      ).variants,
    ).toEqual([{ id: 'endless' }, { id: 'later', until: '2026-11-30T12:00:01.000Z' }, { id: 'unreadable' }]);
  });

  it('that the shop’s menu lacks are left out', () => {
    const gone = at('L1', soldOut);
    expect(
      read(
        sold('far', gone, { present_at_all_locations: false }),
        sold('unsellable', { ...gone, sellable: false }),
        sold('open', { ...gone, pricing_type: 'VARIABLE_PRICING', price_money: null }),
        item('archived', { is_archived: true, variations: [variation('archived', 1, gone)] }),
      ).variants,
    ).toEqual([]);
  });
});

describe('options', () => {
  const cheese = modifier('cheese', 0, at('L1', soldOut));

  it('are sold out once, in however many groups they are', () => {
    const lists = [
      list('top', [modifier('set', 0, { child_modifier_list_ids: ['G'] })]),
      list('G', [cheese, modifier('egg', 0, at('L2', soldOut))]),
    ];
    const uses = [
      { modifier_list_id: 'top' },
      { modifier_list_id: 'G', min_selected_modifiers: 1, max_selected_modifiers: 1 },
    ];
    expect(read(...lists, item('I', { modifier_list_info: uses }))).toEqual({
      variants: [],
      options: [{ id: 'cheese' }],
    });
  });

  it('that the shop’s menu lacks are left out', () => {
    const hidden = modifier('hidden', 0, { ...at('L1', soldOut), hidden_online: true });
    expect(
      read(
        list('G', [hidden, modifier('x', 0)]),
        list('unused', [cheese]),
        item('I', { modifier_list_info: [{ modifier_list_id: 'G' }] }),
      ).options,
    ).toEqual([]);
  });
});
