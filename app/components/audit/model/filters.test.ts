import { describe, expect, it } from 'vitest';
import { askedOf, NO_FILTERS, readFilters, searchOf } from './filters.ts';

describe('audit filters', () => {
  it('round-trip through the URL', () => {
    const filters = {
      chain: 'c-1',
      act: 'chain-changed',
      who: '佐藤 & 鈴木',
      from: '2026-11-01',
      to: '2026-11-24',
    } as const;
    expect(readFilters(new URLSearchParams(searchOf(filters)))).toEqual(filters);
    expect(searchOf(NO_FILTERS)).toBe('');
  });

  it('ignore invalid values in the URL', () => {
    const odd = new URLSearchParams({ act: 'fire', from: '2026-02-30', to: 'now', who: 'x'.repeat(200) });
    expect(readFilters(odd)).toEqual({ ...NO_FILTERS, who: 'x'.repeat(100) });
  });

  it('cover whole days in the viewer’s time zone, including the last day', () => {
    expect(askedOf({ ...NO_FILTERS, from: '2026-11-24', to: '2026-11-24', who: ' 佐藤 ' }, 'Asia/Tokyo')).toEqual({
      actor: '佐藤',
      from: '2026-11-23T15:00:00.000Z',
      to: '2026-11-24T15:00:00.000Z',
    });
    expect(askedOf(NO_FILTERS, 'Asia/Tokyo')).toEqual({});
  });
});
