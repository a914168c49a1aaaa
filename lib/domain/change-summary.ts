import type { EntryChange, FieldChange, FieldValue, Plan } from './plan.ts';

/** The one change shown in a table row, and the number of other changed entries. */
export type ChangeSummary = {
  readonly change: EntryChange['change'];
  readonly name: string;
  readonly field?: string;
  readonly before?: FieldValue;
  readonly after?: FieldValue;
  readonly others: number;
};

/** Prices first, since guests dispute those; then additions and removals; then the rest. Null if nothing changed. */
export function changeSummaryOf(plan: Plan): ChangeSummary | null {
  const { created, changed, removed } = plan.counts;
  const others = Math.max(0, created + changed + removed - 1);
  const priced = largestPriceChange(plan.changes);
  if (priced !== undefined) {
    const { entry, field } = priced;
    return { change: 'changed', name: nameWith(entry, field), ...shown(field), others };
  }
  const first =
    plan.changes.find((entry) => entry.change !== 'changed' && entry.kind !== 'optionGroup') ?? plan.changes[0];
  if (first === undefined) return null;
  const field = first.fields[0];
  if (field === undefined) return { change: first.change, name: first.name, others };
  return { change: first.change, name: first.name, ...shown(field), others };
}

function shown(field: FieldChange): Pick<ChangeSummary, 'field' | 'before' | 'after'> {
  return { field: field.field, before: field.before, after: field.after };
}

function nameWith(entry: EntryChange, field: FieldChange): string {
  return field.of === undefined ? entry.name : `${entry.name}（${field.of}）`;
}

type PricedChange = { readonly entry: EntryChange; readonly field: FieldChange };

/** The largest change relative to the old price. Item prices always come before option prices. */
function largestPriceChange(changes: readonly EntryChange[]): PricedChange | undefined {
  const items = changes.filter((entry) => entry.kind === 'item');
  return largestStep(items) ?? largestStep(changes);
}

function largestStep(changes: readonly EntryChange[]): PricedChange | undefined {
  let best: (PricedChange & { readonly step: number }) | undefined;
  for (const entry of changes) {
    for (const field of entry.fields) {
      if (field.field !== 'price') continue;
      const before = Number(field.before);
      const step = Math.abs(Number(field.after) - before) / Math.max(1, Math.abs(before));
      if (best === undefined || step > best.step) best = { entry, field, step };
    }
  }
  return best;
}
