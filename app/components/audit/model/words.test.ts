import { describe, expect, it } from 'vitest';
import { fieldWords } from './field-words.ts';
import { valueWords } from './value-words.ts';

const chainName = (chainId: string | null) => (chainId === null ? '全チェーン' : `店${chainId}`);
const value = (field: string, said: unknown) => valueWords({ field, value: said }, { locale: 'ja', chainName });

describe('field labels', () => {
  it.each([
    ['limits.shops', '同時に進める店舗'],
    ['posAccessToken', 'POSレジのトークン'],
    ['webhookKey', 'Webhookの署名キー'],
    ['autoSync', '変更時の自動同期'],
    ['guard.removedPercent', '安全確認：商品の削除 · 保留する割合'],
    ['toString', 'toString'],
    ['somethingNew', 'somethingNew'],
  ])('%s is called %s', (field, words) => {
    expect(fieldWords('ja', { field, ofKey: false })).toBe(words);
  });

  it('label scope differently for syncs and keys', () => {
    expect(fieldWords('ja', { field: 'scope', ofKey: false })).toBe('範囲');
    expect(fieldWords('ja', { field: 'scope', ofKey: true })).toBe('権限');
  });
});

describe('field values', () => {
  it.each([
    ['inScope', true, '連携対象'],
    ['inScope', false, '連携対象外'],
    ['posAccessToken', 'new', '新しいトークン'],
    ['webhookKey', 'new', '新しいキー'],
    ['webhookKey', null, 'なし'],
    ['autoSync', true, 'はい'],
    ['scope', 'all', '全店舗'],
    ['scope', 'sync', '閲覧と同期'],
    ['scope', 'odd', 'odd'],
    ['chainIds', null, '全チェーン'],
    ['chainIds', ['1', '2'], '店1、店2'],
    ['role', 'admin', '管理者'],
    [
      'grants',
      [
        { role: 'viewer', chainId: null },
        { role: 'admin', chainId: '1' },
      ],
      '閲覧者（全チェーン）、管理者（店1）',
    ],
    ['grants', [], '役割なし'],
    ['grants', [{ role: 'emperor' }], '[{"role":"emperor"}]'],
    ['expiresAt', null, 'なし'],
    ['guard.removedPercent', 40, '40%'],
    ['guard.priceFactor', 2.5, '2.5倍'],
    ['shops', 1_194, '1,194'],
    ['full', true, 'はい'],
    ['guard', null, 'なし'],
    ['reason', '店長に確認済み', '店長に確認済み'],
    ['preset', 'pos-down', 'POSレジが応答しない'],
  ])('%s %j is %s', (field, said, words) => {
    expect(value(field, said)).toBe(words);
  });

  it('show a missing value as none, and a missing threshold as the default', () => {
    expect(value('name', undefined)).toBe('なし');
    expect(value('guard.priceFactor', undefined)).toBe('初期値');
  });
});
