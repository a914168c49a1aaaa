import type { Category } from '#lib/domain/master.ts';
import { nodeInCircle } from './circles.ts';
import type { ColumnOf } from './columns.ts';
import type { Row } from './table.ts';
import { idIn, textIn, wholeIn } from './values.ts';

type CategoryRow = Row<ColumnOf<'categories.csv'>>;

export function readCategories(rows: readonly CategoryRow[]): readonly Category[] {
  const rowOf = new Map<string, CategoryRow>();
  for (const row of rows) {
    const id = idIn(row, 'id');
    if (rowOf.has(id)) throw row.fault('duplicate', 'id');
    rowOf.set(id, row);
  }
  const parentOf = (id: string) => rowOf.get(id)?.cell('parent_id') ?? '';
  for (const row of rows) {
    const parentId = row.cell('parent_id');
    if (parentId !== '' && !rowOf.has(parentId)) throw row.fault('unknown-reference', 'parent_id');
  }
  const circular = nodeInCircle(rowOf.keys(), (id) => [parentOf(id)].filter((parentId) => parentId !== ''));
  const culprit = circular === undefined ? undefined : rowOf.get(circular);
  if (culprit) throw culprit.fault('circle', 'parent_id');
  return [...rowOf].map(([id, row]) => ({
    id,
    name: textIn(row, 'name'),
    ...(parentOf(id) !== '' && { parentId: parentOf(id) }),
    sortOrder: wholeIn(row, 'sort_order', { min: -Infinity }) ?? 0,
  }));
}
