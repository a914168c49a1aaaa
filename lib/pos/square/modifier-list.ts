import { inOrdinalOrder } from './in-ordinal-order.ts';
import { onceById } from './once-by-id.ts';
import { type Presence, toPresence } from './presence.ts';
import { modifierPrices, type PriceList } from './price.ts';
import type { SquareModifier, SquareModifierList } from './schema.ts';
import { type SoldOutAt, toSoldOutAt } from './sold-out.ts';

/** Square treats a modifier as present everywhere, whatever its own presence says: only its list's counts. */
export type Modifier = {
  readonly id: string;
  readonly name: string;
  readonly prices: PriceList;
  readonly hiddenOnline: boolean;
  readonly onByDefault: boolean;
  readonly soldOutAt: SoldOutAt;
  /** Lists to choose from once this one is chosen, in order. */
  readonly childListIds: readonly string[];
};

/** `max` null: no limit. */
export type Limits = { readonly min: number; readonly max: number | null };

export type ModifierList = {
  readonly id: string;
  readonly name: string;
  readonly presence: Presence;
  readonly freeText: boolean;
  readonly limits: Limits;
  /** Each option can be chosen several times, and the limits count pieces. */
  readonly allowsQuantities: boolean;
  readonly modifiers: readonly Modifier[];
  /** Without those hidden online. */
  readonly shown: readonly Modifier[];
};

export function toModifierList({ id, modifier_list_data: data, ...object }: SquareModifierList): ModifierList {
  const modifiers = onceById((data.modifiers ?? []).filter((modifier) => modifier.is_deleted !== true));
  const all = inOrdinalOrder(modifiers, ({ modifier_data: { ordinal } }) => ordinal).map(toModifier);
  return {
    id,
    name: data.name ?? '',
    presence: toPresence(object),
    freeText: data.modifier_type === 'TEXT',
    limits: {
      min: minimum(data.min_selected_modifiers) ?? 0,
      max: maximum(data.max_selected_modifiers, data.selection_type === 'SINGLE' ? 1 : null),
    },
    allowsQuantities: data.allow_quantities ?? false,
    modifiers: all,
    shown: all.filter(({ hiddenOnline }) => !hiddenOnline),
  };
}

function toModifier({ id, modifier_data: data, ...object }: SquareModifier): Modifier {
  return {
    id,
    name: data.name ?? '',
    prices: modifierPrices({ id, modifier_data: data, ...object }),
    hiddenOnline: data.hidden_online ?? false,
    onByDefault: data.on_by_default ?? false,
    soldOutAt: toSoldOutAt(data.location_overrides),
    childListIds: [...new Set(data.child_modifier_list_ids)],
  };
}

/** -1 means "not set"; values below are invalid and, as Square documents, no requirement. */
export function minimum(value: number | null | undefined): number | undefined {
  if (value === undefined || value === null || value === -1) return undefined;
  return Math.max(0, value);
}

/** -1 means "not set"; 0 and the invalid values below -1 mean no limit. */
export function maximum<T>(value: number | null | undefined, unset: T): number | null | T {
  if (value === undefined || value === null || value === -1) return unset;
  return value > 0 ? value : null;
}
