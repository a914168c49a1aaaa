import type { HeldChange } from '#lib/contract/held.ts';

export const GROUP_KINDS = ['removed', 'changed', 'created', 'options'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];
export type ChangeGroup = { readonly kind: GroupKind; readonly changes: readonly HeldChange[] };

/** A plan's changes in reading order: removed, changed, created, then option groups. Empty groups are omitted. */
export function groupChanges(changes: readonly HeldChange[]): readonly ChangeGroup[] {
  return GROUP_KINDS.map((kind) => ({ kind, changes: changes.filter((change) => kindOf(change) === kind) })).filter(
    (group) => group.changes.length > 0,
  );
}

function kindOf({ kind, change }: HeldChange): GroupKind {
  return kind === 'optionGroup' ? 'options' : change;
}

/** The category of more than half of these items, if there are several. */
export function mostlyIn(changes: readonly HeldChange[]): { category: string; count: number } | null {
  const counts = new Map<string, number>();
  for (const { before, after } of changes) {
    const category = before?.category ?? after?.category;
    if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (most === undefined || most[1] < 3 || most[1] * 2 <= changes.length) return null;
  return { category: most[0], count: most[1] };
}

/** The fields that change in a group, most frequent first. */
export function fieldsOf(changes: readonly HeldChange[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const field of changes.flatMap((change) => [...new Set(change.fields.map((each) => each.field))])) {
    counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([field]) => field);
}

/** Whether the price columns already show the whole change, so the row needs no words. */
export function isPlainPrice({ fields, before, after }: HeldChange, field: HeldChange['fields'][number]): boolean {
  return (
    field.field === 'price' &&
    field.before === before?.price &&
    field.after === after?.price &&
    fields.filter((each) => each.field === 'price').length === 1
  );
}
