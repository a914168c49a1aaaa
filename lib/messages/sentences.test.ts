import { describe, expect, it } from 'vitest';
import { SYNC_ERROR_CODES, type SyncErrorFacts } from '#lib/domain/errors.ts';
import { FILE_PROBLEMS } from '#lib/domain/file-problems.ts';
import { GUARD_RULES } from '#lib/domain/guard/check.ts';
import { MASTER_ISSUE_CODES } from '#lib/domain/master.ts';
import { PROBLEM_CODES } from '#lib/domain/problems.ts';
import { LOCALES } from './locale.ts';
import { REJECTIONS, rejectionOf } from './rejection.ts';
import { masterIssueSentence, problemSentence, syncErrorSentence } from './sentences.ts';
import { syncErrorLabel } from './sync-error-words.ts';

const JAPANESE = /[ぁ-んァ-ヶ一-龠]/u;
const END = { ja: /[。）]$/u, en: /[.)]$/u };

function expectGood(locale: 'ja' | 'en', sentence: string) {
  expect(sentence).not.toMatch(/[{}#<>]|undefined|null|NaN|none|「」|“”|（）|\(\)/u);
  expect(sentence).not.toMatch(/ {2}|^ | $/u);
  expect(JAPANESE.test(sentence)).toBe(locale === 'ja');
}

const DETAILS: readonly SyncErrorFacts['detail'][] = [
  undefined,
  { tries: 3 },
  { seconds: 300 },
  { seconds: 45 },
  { itemName: 'Ebi', field: 'price' },
  { itemName: 'Ebi', field: 'variants.0.price', said: 'price is above 100000' },
  { itemName: 'Ebi', field: 'name' },
  { itemName: 'Ebi' },
  { itemName: 'Ebi', said: '"x".' },
  { said: 'quota' },
  { causeCode: 'pos-unreachable', tries: 3 },
  { causeCode: 'categories-failed' },
  { bound: 'bytes', limit: 32 * 1024 * 1024 },
  { bound: 'pages', limit: 1_000 },
  { causeCode: 'pos-malformed', bound: 'depth', limit: 1_000 },
];

describe.each(LOCALES)('%s', (locale) => {
  it.each(SYNC_ERROR_CODES)('%s has a message, a remedy and a label', (code) => {
    for (const detail of DETAILS) {
      const { message, remedy } = syncErrorSentence(locale, { code, detail });
      expectGood(locale, message);
      expectGood(locale, remedy);
      expect(message).toMatch(END[locale]);
      expect(remedy).toMatch(END[locale]);
      expectGood(locale, syncErrorLabel(locale, { code, detail }));
    }
  });

  it.each(FILE_PROBLEMS)('a file with %s: names the place and what to do', (fileProblem) => {
    for (const place of [
      { file: 'x.csv' },
      { file: 'x.csv', line: 1_234 },
      { file: 'x.csv', line: 1_234, field: 'price' },
    ]) {
      const facts: SyncErrorFacts = { code: 'pos-file-invalid', detail: { fileProblem, ...place, said: '1O0' } };
      const { message, remedy } = syncErrorSentence(locale, facts);
      for (const sentence of [message, remedy]) {
        expectGood(locale, sentence);
        expect(sentence).toMatch(END[locale]);
      }
      for (const part of Object.values(place)) expect(message).toContain(String(part));
    }
  });

  it.each(GUARD_RULES)('held by %s: names its figures', (rule) => {
    const { message } = syncErrorSentence(locale, { code: 'held', detail: { rule, count: 12, total: 34, factor: 3 } });
    expectGood(locale, message);
    expect(message).toMatch(END[locale]);
    expect(message).toMatch(/12|34/u);
    expect(message).not.toBe(syncErrorSentence(locale, { code: 'held' }).message);
  });

  it('has texts for every rejection, each naming the item or quoting the ordering app', () => {
    const seen = new Set(DETAILS.map((detail) => rejectionOf(detail ?? {})));
    expect(REJECTIONS.filter((rejection) => !seen.has(rejection))).toEqual([]);
    for (const detail of DETAILS.filter((one) => one !== undefined && rejectionOf(one) !== null)) {
      const { message } = syncErrorSentence(locale, { code: 'ordering-rejected', detail });
      expect(message).toMatch(/Ebi|quota/u);
    }
  });

  it.each(PROBLEM_CODES)('%s has a title, a detail and a remedy', (code) => {
    const sparse = problemSentence(locale, code);
    const full = problemSentence(locale, code, {
      field: 'shopIds',

      requestedBy: locale === 'ja' ? '佐藤 美咲' : 'Misaki Sato',
      secondsAgo: 2,
      wantedShops: 3,
      busyShops: 1,
      shopName: locale === 'ja' ? '神田店' : 'Kanda',
      cause: 'ordering-unauthorized',
    });
    for (const { title, detail, remedy } of [sparse, full]) {
      for (const sentence of [title, detail, remedy]) expectGood(locale, sentence);
      expect(detail).toMatch(END[locale]);
      expect(remedy).toMatch(END[locale]);
    }
  });

  it.each(SYNC_ERROR_CODES)('explains a connection that fails with %s', (cause) => {
    for (const code of ['connection-failed', 'discover-failed'] as const) {
      const { detail, remedy } = problemSentence(locale, code, { cause });
      expectGood(locale, detail);
      expectGood(locale, remedy);
    }
  });

  it.each(MASTER_ISSUE_CODES)('%s is one sentence, with and without names', (code) => {
    for (const names of [{}, { itemName: 'Ebi' }, { groupName: 'Sauce' }, { itemName: 'Ebi', groupName: 'Sauce' }]) {
      const sentence = masterIssueSentence(locale, { code, ...names });
      expectGood(locale, sentence);
      expect(sentence).toMatch(END[locale]);
    }
  });
});

describe('wording', () => {
  it('names the item that has no price', () => {
    const facts: SyncErrorFacts = {
      code: 'ordering-rejected',
      detail: { itemName: '本日の刺身五点盛り', field: 'price' },
    };
    expect(syncErrorSentence('ja', facts)).toEqual({
      message: '注文アプリが受け付けませんでした：「本日の刺身五点盛り」の価格がありません。',
      remedy: 'POSレジで価格を入れてから再試行してください。メニューは前回のままです。',
    });
    expect(syncErrorLabel('ja', facts)).toBe('価格なし');
  });

  it('does not call a price missing if the platform rejects it for another reason', () => {
    const { message } = syncErrorSentence('ja', {
      code: 'ordering-rejected',
      detail: { itemName: '刺身', field: 'price', said: 'price is above 100000' },
    });
    expect(message).toBe('注文アプリが受け付けませんでした：「刺身」の価格が正しくありません。');
  });

  it('includes the number of tries', () => {
    expect(syncErrorSentence('ja', { code: 'pos-unreachable', detail: { tries: 3 } }).message).toBe(
      'POSレジから応答がありません（3回試しました）。',
    );
    expect(syncErrorSentence('en', { code: 'pos-unreachable', detail: { tries: 1 } }).message).toBe(
      "The POS doesn't answer (1 try).",
    );
  });

  it('includes the cause of failed categories and its remedy', () => {
    expect(
      syncErrorSentence('ja', { code: 'categories-failed', detail: { causeCode: 'pos-unreachable', tries: 3 } }),
    ).toEqual({
      message: 'カテゴリの同期に失敗したため、始めていません。POSレジから応答がありません（3回試しました）。',
      remedy: 'しばらくしてから再試行してください。メニューは前回のままです。',
    });
  });

  it('does not call held categories failed', () => {
    const facts: SyncErrorFacts = { code: 'categories-failed', detail: { causeCode: 'held' } };
    expect(syncErrorSentence('ja', facts).message).toMatch(/^カテゴリの差分が保留中のため、始めていません。/u);
    expect(syncErrorLabel('ja', facts)).toBe('カテゴリ保留');
  });

  it('gives the deadline in minutes if it is a whole number of minutes', () => {
    expect(syncErrorSentence('ja', { code: 'shop-deadline', detail: { seconds: 300 } }).message).toMatch(/^5分以内/u);
    expect(syncErrorSentence('ja', { code: 'shop-deadline', detail: { seconds: 90 } }).message).toMatch(/^90秒以内/u);
  });

  it('names the chain’s own factor', () => {
    const detail = { rule: 'prices-jump', count: 4, total: 20 } as const;
    const of = (locale: 'ja' | 'en', factor?: number) =>
      syncErrorSentence(locale, { code: 'held', detail: { ...detail, ...(factor !== undefined && { factor }) } })
        .message;
    expect(of('ja', 2.5)).toBe('4件の価格が、2.5倍以上または2.5分の1以下になるか、0円になります。');
    expect(of('en', 2.5)).toBe('4 prices would rise or fall by a factor of 2.5 or more, or become 0.');
    expect(of('ja')).toBe('4件の価格が、大きく変わるか、0円になります。');
  });

  it('adds さん to people, but not to tools', () => {
    const facts = { requestedBy: '在庫ツール', requestedByKind: 'key', secondsAgo: 2 } as const;
    expect(problemSentence('ja', 'sync-in-progress', facts).detail).toMatch(/^2秒前に在庫ツールが始めた/u);
  });

  it('names the item and the group of an option that the platform lacks', () => {
    const issue = { code: 'repeatable-options-unsupported', itemName: '唐揚げ', groupName: 'ソース' } as const;
    expect(masterIssueSentence('ja', issue)).toBe(
      '「唐揚げ」のオプション「ソース」は同じものを2個以上選べる設定ですが、注文アプリが対応していないため、各1個までの選択として反映しました。',
    );
    expect(masterIssueSentence('en', { code: 'nested-options-unsupported', itemName: 'Ebi', groupName: 'Sauce' })).toBe(
      "“Ebi” has options “Sauce” with further options inside, which the ordering app doesn't support; the inner options are not published.",
    );
  });

  it('leaves markup and braces in foreign text unchanged', () => {
    const said = '<b>{x}</b>';
    const { message } = syncErrorSentence('ja', { code: 'ordering-rejected', detail: { said } });
    expect(message).toBe(`注文アプリが受け付けませんでした（${said}）。`);
  });

  it('names the person who started the running sync', () => {
    const facts = { requestedBy: '佐藤 美咲', secondsAgo: 2 };
    expect(problemSentence('ja', 'sync-in-progress', facts).detail).toBe(
      '2秒前に佐藤 美咲さんが始めたため、二重には始めませんでした。',
    );
    expect(problemSentence('en', 'sync-in-progress', { ...facts, requestedBy: 'Misaki Sato' }).detail).toBe(
      'It was started 2 s ago by Misaki Sato, so no second one was started.',
    );
    expect(problemSentence('ja', 'sync-in-progress', { ...facts, requestedBy: 'api' }).detail).toBe(
      '2秒前にAPIが始めたため、二重には始めませんでした。',
    );
    expect(problemSentence('ja', 'sync-in-progress', { wantedShops: 3, busyShops: 1 }).detail).toBe(
      '3店舗のうち1店舗は同期中です。',
    );
  });
});
