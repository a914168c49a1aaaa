import { expect, it } from 'vitest';
import { entryCounts } from './entry-counts.ts';

it('counts items and option groups apart, items first', () => {
  const entries = [{ kind: 'optionGroup' }, { kind: 'item' }, { kind: 'item' }] as const;
  expect(entryCounts(entries)).toEqual([
    { kind: 'item', count: 2 },
    { kind: 'optionGroup', count: 1 },
  ]);
});
