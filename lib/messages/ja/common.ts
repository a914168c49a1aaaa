/** Words shared by all pages. */
export const commonJa = {
  retry: '再試行',
  reload: '再読み込み',
  close: '閉じる',
  tryNow: '今すぐ試す',
  loadingSlow: '読み込みに時間がかかっています',
  shops: '{count, number}店舗',
  shopUnit: '店舗',
  /** Who started a sync, within a sentence: a person, or a tool by its key's name. */
  person:
    '{name, select, console {コンソール} api {API} other {{kind, select, key {{name}} system {{name, select, Square {Squareからの通知} other {{name}}}} other {{name}さん}}}}',
  personInTable:
    '{kind, select, system {{name, select, Square {Squareからの通知} other {{name}}}} other {{name, select, console {コンソール} api {API} other {{name}}}}}',
  quoted: '「{name}」',
  thisShop: 'この店舗',
  thisItem: 'この商品',
  options: 'オプション',
  namedOptions: 'オプション「{name}」',
  created: '追加',
  changed: '変更',
  removed: '削除',
  problem: {
    unreachable: 'サーバーにつながりません。',
    unreachableRemedy: 'ネットワークを確かめてから、もう一度お試しください。何も変更していません。',
    unreadable: 'サーバーの応答を読み取れませんでした。',
    unreadableRemedy: 'ページを再読み込みしてください。',
  },
} as const;
