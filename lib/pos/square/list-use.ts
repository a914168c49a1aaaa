import { createHash } from 'node:crypto';
import { inOrdinalOrder } from './in-ordinal-order.ts';
import { type Limits, maximum, minimum, type Modifier, type ModifierList } from './modifier-list.ts';
import type { SquareModifierListInfo } from './schema.ts';

/** A list as one item uses it, the same in every shop. */
export type ListUse = {
  readonly listId: string;
  /** Absent if the account has no such list. */
  readonly list: ModifierList | undefined;
  /** The list's own id, or a derived id if the item's limits or options differ from the list's. */
  readonly groupId: string;
  readonly limits: Limits;
  /** An option can be chosen several times, so the limits count pieces, not options. */
  readonly repeatable: boolean;
  /** Without those hidden online, which an item can override. */
  readonly modifiers: readonly Modifier[];
};

export function toListUses(
  infos: readonly SquareModifierListInfo[] | null | undefined,
  lists: ReadonlyMap<string, ModifierList>,
): readonly ListUse[] {
  const enabled = (infos ?? []).filter((info) => info.enabled !== false);
  return inOrdinalOrder(enabled, ({ ordinal }) => ordinal).map((info) =>
    toListUse(info, lists.get(info.modifier_list_id)),
  );
}

function toListUse(info: SquareModifierListInfo, list: ModifierList | undefined): ListUse {
  const listId = info.modifier_list_id;
  if (!list) return { listId, list, groupId: listId, limits: { min: 0, max: null }, repeatable: false, modifiers: [] };

  const min = minimum(info.min_selected_modifiers) ?? list.limits.min;
  const max = maximum(info.max_selected_modifiers, list.limits.max);
  const modifiers = shownIn(info, list);
  const hasOwnOptions = modifiers !== list.shown;
  const hasOwnLimits = min !== list.limits.min || max !== list.limits.max;
  const withLimits = hasOwnLimits || hasOwnOptions ? `${listId}:${min}-${max}` : listId;
  const groupId = hasOwnOptions ? `${withLimits}:${shortHash(idsText(modifiers))}` : withLimits;
  const repeatable = allowsQuantities(info, list) && max !== 1;
  return { listId, list, groupId, limits: { min, max }, repeatable, modifiers };
}

/** Returns the list's own array unless the item overrides it: thousands of items share it. */
function shownIn(info: SquareModifierListInfo, list: ModifierList): readonly Modifier[] {
  const overrides = new Map(
    info.modifier_overrides?.map((override) => [override.modifier_id, override.hidden_online_override]),
  );
  if (overrides.size === 0) return list.shown;
  const changes = list.modifiers.some(({ id, hiddenOnline }) => overrides.get(id) === (hiddenOnline ? 'NO' : 'YES'));
  if (!changes) return list.shown;
  return list.modifiers.filter(({ id, hiddenOnline }) => {
    const override = overrides.get(id);
    return override === 'NO' || (override !== 'YES' && !hiddenOnline);
  });
}

function allowsQuantities({ allow_quantities: own }: SquareModifierListInfo, list: ModifierList): boolean {
  return own === 'YES' || (own !== 'NO' && list.allowsQuantities);
}

function idsText(modifiers: readonly Modifier[]): string {
  return modifiers
    .map(({ id }) => id)
    .toSorted()
    .join('\n');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
