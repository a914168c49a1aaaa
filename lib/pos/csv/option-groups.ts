import type { Option, OptionGroup } from '#lib/domain/master.ts';
import { nodeInCircle } from './circles.ts';
import type { ColumnOf } from './columns.ts';
import type { Row } from './table.ts';
import { flagIn, idIn, idsIn, textIn, wholeIn } from './values.ts';

type GroupRow = Row<ColumnOf<'option-groups.csv'>>;
type OptionRow = Row<ColumnOf<'options.csv'>>;

/** The option groups with their options, in the order of the lines. */
export function readOptionGroups(
  groupRows: readonly GroupRow[],
  optionRows: readonly OptionRow[],
): ReadonlyMap<string, OptionGroup> {
  const rowOf = new Map<string, GroupRow>();
  for (const row of groupRows) {
    const id = idIn(row, 'id');
    if (rowOf.has(id)) throw row.fault('duplicate', 'id');
    rowOf.set(id, row);
  }
  const optionsOf = optionsByGroup(optionRows, rowOf);
  const groups = new Map(
    [...rowOf].map(([id, row]) => [id, groupOf(id, row, [...(optionsOf.get(id)?.values() ?? [])])]),
  );
  const childrenOf = (id: string) =>
    (groups.get(id)?.options ?? []).flatMap(({ optionGroupIds = [] }) => optionGroupIds);
  const circular = nodeInCircle(groups.keys(), childrenOf);
  const culprit = circular === undefined ? undefined : rowOf.get(circular);
  if (culprit) throw culprit.fault('circle', 'id');
  return groups;
}

function optionsByGroup(rows: readonly OptionRow[], groups: ReadonlyMap<string, GroupRow>) {
  const optionsOf = new Map<string, Map<string, Option>>();
  for (const row of rows) {
    const groupId = idIn(row, 'option_group_id');
    const group = groups.get(groupId);
    if (!group) throw row.fault('unknown-reference', 'option_group_id');
    const option = optionOf(row);
    const unknown = option.optionGroupIds?.find((id) => !groups.has(id));
    if (unknown !== undefined) throw row.fault('unknown-reference', 'option_group_ids', unknown);
    const options = optionsOf.get(groupId) ?? new Map<string, Option>();
    if (options.has(option.id)) throw row.fault('duplicate', 'id');
    if (option.maxPerOption !== undefined && !isRepeatable(group)) throw row.fault('not-repeatable', 'max_per_option');
    options.set(option.id, option);
    optionsOf.set(groupId, options);
  }
  return optionsOf;
}

/** An option without a price is free; one that leaves something out can have a negative price. */
function optionOf(row: OptionRow): Option {
  const maxPerOption = wholeIn(row, 'max_per_option', { min: 1 });
  const optionGroupIds = idsIn(row, 'option_group_ids');
  return {
    id: idIn(row, 'id'),
    name: textIn(row, 'name'),
    price: wholeIn(row, 'price', { min: -Infinity }) ?? 0,
    ...(maxPerOption !== null && { maxPerOption }),
    ...(flagIn(row, 'default') === true && { default: true as const }),
    ...(optionGroupIds.length > 0 && { optionGroupIds }),
  };
}

function groupOf(id: string, row: GroupRow, options: readonly Option[]): OptionGroup {
  if (options.length === 0) throw row.fault('group-empty', 'id');
  const min = wholeIn(row, 'min') ?? 0;
  const max = wholeIn(row, 'max', { min: 1 });
  if (max !== null && min > max) throw row.fault('min-above-max', 'min');
  return { id, name: textIn(row, 'name'), min, max, ...(isRepeatable(row) && { repeatable: true as const }), options };
}

function isRepeatable(row: GroupRow): boolean {
  return flagIn(row, 'repeatable') === true;
}
