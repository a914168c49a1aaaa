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
  /** Without those hidden online, and with the defaults that count; an item can override both. */
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

/** A list inside another: by its own settings. */
export function ownUse(listId: string, list: ModifierList | undefined): ListUse {
  if (!list) return { listId, list, groupId: listId, limits: { min: 0, max: null }, repeatable: false, modifiers: [] };
  const { limits, allowsQuantities, shown: modifiers } = list;
  return { listId, list, groupId: listId, limits, repeatable: allowsQuantities && limits.max !== 1, modifiers };
}

function toListUse(info: SquareModifierListInfo, list: ModifierList | undefined): ListUse {
  const own = ownUse(info.modifier_list_id, list);
  if (!list) return own;
  const min = minimum(info.min_selected_modifiers) ?? list.limits.min;
  const max = maximum(info.max_selected_modifiers, list.limits.max);
  const allowsQuantities = toggled(info.allow_quantities, list.allowsQuantities);
  const repeatable = allowsQuantities && max !== 1;
  const modifiers = modifiersIn(info, list);
  const differences = differencesOf({ repeatable, modifiers }, list, { max });
  const hasOwnLimits = min !== list.limits.min || max !== list.limits.max;
  const withLimits = hasOwnLimits || differences.length > 0 ? `${list.id}:${min}-${max}` : list.id;
  const groupId = differences.length > 0 ? `${withLimits}:${shortHash(differences.join('\n'))}` : withLimits;
  return { ...own, groupId, limits: { min, max }, repeatable, modifiers };
}

/** What besides its limits makes a use another group than the list's own; empty if nothing does. */
function differencesOf(
  { repeatable, modifiers }: Pick<ListUse, 'repeatable' | 'modifiers'>,
  list: ModifierList,
  { max }: { max: Limits['max'] },
): readonly string[] {
  const differences: string[] = [];
  if (modifiers !== list.shown) {
    if (idsText(modifiers) !== idsText(list.shown)) differences.push(idsText(modifiers));
    const own = new Map(list.shown.map(({ id, onByDefault }) => [id, onByDefault]));
    const switched = modifiers.filter(({ id, onByDefault }) => onByDefault !== (own.get(id) ?? onByDefault));
    if (switched.length > 0) differences.push(`default ${idsText(switched)}`);
  }
  if (repeatable !== (list.allowsQuantities && max !== 1)) differences.push(repeatable ? 'repeatable' : 'once each');
  return differences;
}

type Override = NonNullable<SquareModifierListInfo['modifier_overrides']>[number];

/** Returns the list's own array unless the item overrides it: thousands of items share it. */
function modifiersIn(info: SquareModifierListInfo, list: ModifierList): readonly Modifier[] {
  const overrides = new Map(info.modifier_overrides?.map((override) => [override.modifier_id, override]));
  if (overrides.size === 0) return list.shown;
  let changes = false;
  const modifiers = list.modifiers.map((modifier) => {
    const used = overridden(modifier, overrides.get(modifier.id));
    changes ||= used !== modifier;
    return used;
  });
  return changes ? modifiers.filter(({ hiddenOnline }) => !hiddenOnline) : list.shown;
}

function overridden(modifier: Modifier, override: Override | undefined): Modifier {
  if (!override) return modifier;
  const hiddenOnline = toggled(override.hidden_online_override, modifier.hiddenOnline);
  // The deprecated flag counts only where the newer one is absent.
  const onByDefault = override.on_by_default_override
    ? toggled(override.on_by_default_override, modifier.onByDefault)
    : (override.on_by_default ?? modifier.onByDefault);
  if (hiddenOnline === modifier.hiddenOnline && onByDefault === modifier.onByDefault) return modifier;
  return { ...modifier, hiddenOnline, onByDefault };
}

/** `YES`, `NO`, or anything else (`NOT_SET`): as the list has it. */
function toggled(toggle: string | null | undefined, own: boolean): boolean {
  return toggle === 'YES' || (toggle !== 'NO' && own);
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
