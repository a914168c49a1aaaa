import type { FieldError } from './problem.ts';
import { repeated } from './repeated.ts';
import type { OderMenu, OderOptionGroup } from './schema.ts';

/** Validates a menu's option groups: limits that can't be satisfied, dangling ids, groups nested in themselves. */
export function checkGroups({ optionGroups }: OderMenu): readonly FieldError[] {
  const known = new Set(optionGroups.map(({ id }) => id));
  const circular = circularIds(optionGroups);
  return [
    ...repeated(optionGroups).map((group) => groupError(group, 'id', 'のIDが重複しています')),
    ...optionGroups.flatMap((group) => [
      ...checkLimits(group),
      ...nestedIds(group)
        .filter((id) => !known.has(id))
        .map((id) => groupError(group, 'options', `の中のオプション ${id} がありません`)),
      ...(circular.has(group.id) ? [groupError(group, 'options', 'が自分自身の中に入っています')] : []),
    ]),
  ];
}

function checkLimits(group: OderOptionGroup): readonly FieldError[] {
  const { min, max, options } = group;
  const limited = options.some(({ maxPerOption }) => maxPerOption !== undefined);
  return [
    ...repeated(options).map(({ id }) => groupError(group, 'options', `の選択肢 ${id} が重複しています`)),
    ...(max !== null && min > max ? [groupError(group, 'min', 'の最小選択数が最大選択数を超えています')] : []),
    ...(min > capacityOf(group) ? [groupError(group, 'min', 'の最小選択数が選べる数を超えています')] : []),
    ...(limited && group.repeatable !== true
      ? [groupError(group, 'options', 'は同じものを2個以上選べないため、個数の上限を持てません')]
      : []),
  ];
}

/** The most that a guest can choose, apart from `max`. */
function capacityOf({ repeatable, options }: OderOptionGroup): number {
  if (repeatable !== true) return options.length;
  return options.reduce((sum, { maxPerOption = Infinity }) => sum + maxPerOption, 0);
}

function nestedIds({ options }: OderOptionGroup): readonly string[] {
  return options.flatMap(({ optionGroupIds = [] }) => optionGroupIds);
}

/** The groups that are nested in themselves, or lead to one: what remains once all that end are taken away. */
function circularIds(groups: readonly OderOptionGroup[]): ReadonlySet<string> {
  const open = new Map(groups.map((group) => [group.id, nestedIds(group)]));
  let before: number;
  do {
    before = open.size;
    for (const [id, nested] of open) if (!nested.some((inner) => open.has(inner))) open.delete(id);
  } while (open.size < before);
  return new Set(open.keys());
}

function groupError({ id, name }: OderOptionGroup, field: string, what: string): FieldError {
  return { entity: 'optionGroup', id, field, message: `オプション「${name}」${what}` };
}
