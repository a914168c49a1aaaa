import { describe, expect, it } from 'vitest';
import { aShop } from '#app/components/shared/shop.test-helper.ts';
import { needsTwoLines, tallRows } from './row-lines.ts';

const failed = aShop({ id: 'f', state: 'FAILED' });
const held = aShop({ id: 'h', state: 'HELD' });

describe('two-line rows', () => {
  it('are those with their own remedy', () => {
    expect([failed, held].every(needsTwoLines)).toBe(true);
    expect(needsTwoLines(aShop({ id: 's', state: 'SKIPPED' }))).toBe(false);
    expect(needsTwoLines({ ...failed, inScope: false })).toBe(false);
  });

  it('change height only while the reader is not in the table', () => {
    const before = new Set(['h']);
    expect(tallRows(before, [failed], true)).toBe(before);
    expect(tallRows(before, [failed], false)).toEqual(new Set(['f']));
    expect(tallRows(null, [failed, held], true)).toEqual(new Set(['f', 'h']));
  });

  it('stay the same set if nothing changed', () => {
    const before = new Set(['f']);
    expect(tallRows(before, [failed], false)).toBe(before);
  });
});
