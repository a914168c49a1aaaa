import { describe, expect, it } from 'vitest';
import { needsTwoLines, tallRows } from './row-lines.ts';
import { aShop } from './shop.test-helper.ts';

const failed = aShop({ id: 'f', state: 'FAILED' });
const held = aShop({ id: 'h', state: 'HELD' });

describe('two-line rows', () => {
  it('are those with a remedy of their own', () => {
    expect([failed, held].every(needsTwoLines)).toBe(true);
    expect(needsTwoLines(aShop({ id: 's', state: 'SKIPPED' }))).toBe(false);
    expect(needsTwoLines({ ...failed, inScope: false })).toBe(false);
  });

  it('grow and shrink only while the reader is elsewhere', () => {
    const before = new Set(['h']);
    expect(tallRows(before, [failed], true)).toBe(before);
    expect(tallRows(before, [failed], false)).toEqual(new Set(['f']));
    expect(tallRows(null, [failed, held], true)).toEqual(new Set(['f', 'h']));
  });

  it('stay the same set where nothing changed', () => {
    const before = new Set(['f']);
    expect(tallRows(before, [failed], false)).toBe(before);
  });
});
