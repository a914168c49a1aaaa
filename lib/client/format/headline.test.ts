import { describe, expect, it } from 'vitest';
import { formatHeadline } from './headline.ts';

const price = {
  change: 'changed',
  name: '生ビール（中）',
  field: 'price',
  before: 520,
  after: 540,
  others: 16,
} as const;

describe('formatHeadline', () => {
  it('shows a price change and the number of other changes', () => {
    expect(formatHeadline('ja', price, 'JPY')).toBe('生ビール（中） ¥520→¥540 ほか16件');
    expect(formatHeadline('en', price, 'JPY')).toBe('生ビール（中） ¥520→¥540 +16 more');
    expect(formatHeadline('ja', { ...price, others: 0 }, null)).toBe('生ビール（中） ¥520→¥540');
  });

  it('shows what was added and removed', () => {
    expect(formatHeadline('ja', { change: 'created', name: 'さんま', others: 0 }, 'JPY')).toBe('さんまを追加');
    expect(formatHeadline('ja', { change: 'removed', name: 'さんま', others: 2 }, 'JPY')).toBe('さんまを削除 ほか2件');
  });

  it('shows both names of a renamed item', () => {
    const headline = { change: 'changed', name: '鯵', field: 'name', before: 'あじ', after: '鯵', others: 0 } as const;
    expect(formatHeadline('ja', headline, 'JPY')).toBe('あじ→鯵');
  });

  it('names the field if its values are not readable', () => {
    const headline = {
      change: 'changed',
      name: '鯵',
      field: 'categoryIds',
      before: 'A1',
      after: 'A2',
      others: 0,
    } as const;
    expect(formatHeadline('ja', headline, 'JPY')).toBe('鯵のカテゴリ');
    expect(formatHeadline('ja', { ...headline, field: 'brandNew' }, 'JPY')).toBe('鯵の内容');
  });

  it('handles names that look like message syntax', () => {
    expect(formatHeadline('ja', { change: 'created', name: "{0} <b>'", others: 0 }, 'JPY')).toBe("{0} <b>'を追加");
  });
});
