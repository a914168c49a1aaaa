import { describe, expect, it } from 'vitest';
import { formatFieldChange } from './field-change.ts';

const change = { before: { category: '串焼き', price: 380 }, after: { category: '一品料理', price: 400 } };
const words = (field: Parameters<typeof formatFieldChange>[1], currency = 'JPY') =>
  formatFieldChange('ja', field, { currency, change });

describe('formatting a changed field', () => {
  it('names prices by their variant, and formats money', () => {
    expect(words({ field: 'price', before: 380, after: 400 })).toBe('価格 ¥380→¥400');
    expect(words({ field: 'price', of: '大', before: 1_480, after: 500 })).toBe('大 ¥1,480→¥500');
  });

  it('quotes texts, and says if there was none', () => {
    expect(words({ field: 'name', before: '生ビール', after: '生中' })).toBe('名前「生ビール」→「生中」');
    expect(words({ field: 'kana', before: null, after: 'ナマ' })).toBe('ふりがな「なし」→「ナマ」');
    expect(words({ field: 'variants', before: '中, 大', after: '中' })).toBe('バリエーション「中, 大」→「中」');
  });

  it('spells out taxes and limits', () => {
    expect(words({ field: 'taxRate', before: 8, after: 10 })).toBe('税率 8%→10%');
    expect(words({ field: 'taxRate', before: null, after: 10 })).toBe('税率 なし→10%');
    expect(words({ field: 'taxIncluded', before: true, after: false })).toBe('税込・税抜 税込→税抜');
    expect(words({ field: 'max', before: 2, after: null })).toBe('選択数の上限 2→制限なし');
    expect(words({ field: 'taxRateTakeaway', before: null, after: 8 })).toBe('税率（持ち帰り） なし→8%');
    expect(words({ field: 'alcoholic', before: false, after: true })).toBe('酒類の区分 なし→あり');
    expect(words({ field: 'repeatable', before: true, after: false })).toBe('同じ選択肢を2個以上選ぶ設定 あり→なし');
    expect(words({ field: 'default', of: '氷', before: false, after: true })).toBe('「氷」の初期選択 なし→あり');
    expect(words({ field: 'maxPerOption', of: '氷', before: 2, after: null })).toBe(
      '「氷」の1つの選択肢の上限 2→制限なし',
    );
  });

  it('never shows an id', () => {
    expect(words({ field: 'categoryIds', before: 'C1', after: 'C2' })).toBe('カテゴリ「串焼き」→「一品料理」');
    expect(words({ field: 'optionGroupIds', before: 'G1, G2', after: '' })).toBe('オプション 2件→0件');
    expect(words({ field: 'nestedGroupIds', of: '氷', before: '', after: 'G1' })).toBe(
      '「氷」の選択肢の中のオプション 0件→1件',
    );
    expect(words({ field: 'variants', before: '["V1","V2"]', after: '["V2"]' })).toBe('バリエーション 2件→1件');
    expect(words({ field: 'parentId', before: 'C1', after: null })).toBe('上位カテゴリが変わります');
    expect(words({ field: 'options', of: '焼き加減', before: null, after: null })).toBe(
      'オプション「焼き加減」の内容が変わります',
    );
  });
});
