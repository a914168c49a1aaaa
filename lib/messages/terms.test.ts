import { describe, expect, it } from 'vitest';
import { messagesOf } from './messages.ts';

/** Retired words and their replacements: one term per concept. */
const RETIRED = {
  ja: {
    要求: 'リクエスト',
    回答: '応答、APIではレスポンス',
    操作履歴: '監査ログ',
    操作の記録: '監査ログ',
    開始元: '実行者',
    始めた人: '実行者',
    人と招待: 'メンバー',
    できること: '権限',
    どうしますか: '承認または破棄',
    変更がない店舗も反映: 'すべて反映し直す',
    'POS(?![A-Zレ])': 'POSレジ',
  },
  en: {
    '\\banew\\b': 'again',
    '\\bwhoever\\b': 'the person who',
    '\\bCancelled\\b': 'Stopped',
    '\\bunder way\\b': 'running',
    '\\bActivity\\b': 'Audit log',
    '\\bMay do\\b': 'Permissions',
    '\\bat once\\b': 'concurrent, or immediately',
  },
} as const;

function sentences(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => sentences(part, path === '' ? name : `${path}.${name}`));
}

describe.each(['ja', 'en'] as const)('%s', (locale) => {
  it.each(Object.entries(RETIRED[locale]))('uses no %s, but %s', (word, instead) => {
    const pattern = new RegExp(word, 'u');
    const found = sentences(messagesOf(locale)).filter(([, sentence]) => pattern.test(sentence));
    expect(found, `say ${instead}`).toEqual([]);
  });
});
