import { describe, expect, it } from 'vitest';
import { changeSummaryOf } from './change-summary.ts';
import type { EntryChange, FieldChange, Plan } from './plan.ts';

const price = (before: number, after: number, of?: string): FieldChange => ({
  field: 'price',
  ...(of !== undefined && { of }),
  before,
  after,
});
const entry = (name: string, more: Partial<EntryChange> = {}): EntryChange => ({
  kind: 'item',
  id: name,
  name,
  change: 'changed',
  fields: [],
  ...more,
});
function plan(...changes: readonly EntryChange[]): Plan {
  const items = changes.filter((candidate) => candidate.kind !== 'optionGroup');
  const count = (change: EntryChange['change']) => items.filter((candidate) => candidate.change === change).length;
  const counts = { created: count('created'), changed: count('changed'), removed: count('removed'), unchanged: 9 };
  return { counts, changes };
}

describe('changeSummaryOf', () => {
  it('returns null if nothing changed', () => {
    expect(changeSummaryOf(plan())).toBeNull();
  });

  it('shows the largest relative price change first, before additions and removals', () => {
    const changes = plan(
      entry('枝豆', { change: 'removed' }),
      entry('刺盛', { fields: [price(3_000, 3_100)] }),
      entry('生ビール', { fields: [{ field: 'name', before: '生', after: '生ビール' }, price(520, 620, '中')] }),
      entry('唐揚げ', { change: 'created' }),
    );
    expect(changeSummaryOf(changes)).toEqual({
      change: 'changed',
      name: '生ビール（中）',
      field: 'price',
      before: 520,
      after: 620,
      others: 3,
    });
  });

  it('prefers an item’s price to an option’s, even if the option rose from zero', () => {
    const changes = plan(
      entry('生ビール', { fields: [price(520, 540)] }),
      entry('飲み放題', { kind: 'optionGroup', fields: [price(0, 2_200, '120分')] }),
    );
    expect(changeSummaryOf(changes)).toMatchObject({ name: '生ビール', before: 520, after: 540, others: 0 });
  });

  it('prefers an option’s price to a change without a price', () => {
    const changes = plan(
      entry('枝豆', { fields: [{ field: 'options', of: '塩', before: null, after: null }] }),
      entry('塩', { kind: 'optionGroup', fields: [price(0, 30, '岩塩')] }),
    );
    expect(changeSummaryOf(changes)).toEqual({
      change: 'changed',
      name: '塩（岩塩）',
      field: 'price',
      before: 0,
      after: 30,
      others: 0,
    });
  });

  it('without price changes, prefers additions and removals to other edits', () => {
    const renamed = entry('鯵', { fields: [{ field: 'name', before: 'あじ', after: '鯵' }] });
    const group = entry('塩', { kind: 'optionGroup', change: 'created' });
    expect(changeSummaryOf(plan(renamed, entry('枝豆', { change: 'removed' })))).toEqual({
      change: 'removed',
      name: '枝豆',
      others: 1,
    });
    expect(changeSummaryOf(plan(renamed, group))).toEqual({
      change: 'changed',
      name: '鯵',
      field: 'name',
      before: 'あじ',
      after: '鯵',
      others: 0,
    });
    expect(changeSummaryOf(plan(group))).toEqual({ change: 'created', name: '塩', others: 0 });
  });

  it('picks the first of equal changes, so the same plan gives the same summary', () => {
    const changes = plan(entry('a', { fields: [price(100, 200)] }), entry('b', { fields: [price(300, 600)] }));
    expect(changeSummaryOf(changes)).toMatchObject({ name: 'a', others: 1 });
  });
});
