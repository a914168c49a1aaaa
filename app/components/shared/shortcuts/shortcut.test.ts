import { describe, expect, it } from 'vitest';
import { shortcutOf } from './shortcut.ts';

const plain = (key: string) => ({ key, shift: false, modified: false });

describe('shortcuts', () => {
  it('distinguish one shop from all shops', () => {
    expect(shortcutOf(plain('s'), false)).toBe('sync');
    expect(shortcutOf({ key: 'S', shift: true, modified: false }, false)).toBe('syncAll');
  });

  it('name a page after g', () => {
    expect(shortcutOf(plain('g'), false)).toBe('g');
    expect(shortcutOf(plain('s'), true)).toBe('goSync');
    expect(shortcutOf(plain('j'), true)).toBeNull();
  });

  it("ignore the browser's own shortcuts", () => {
    expect(shortcutOf({ key: 'r', shift: false, modified: true }, false)).toBeNull();
  });
});
