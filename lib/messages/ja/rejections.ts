import type { Rejection } from '#lib/messages/rejection.ts';

/** What the ordering app refused, as far as it is known; replaces the texts of `errors.ordering-rejected`. */
export const rejectionsJa = {
  'price-missing': {
    message: '注文アプリが受け付けませんでした：「{item}」の価格がありません。',
    remedy: 'POSレジで価格を入れてから再試行してください。メニューは前回のままです。',
    label: '価格なし',
  },
  price: {
    message: '注文アプリが受け付けませんでした：「{item}」の価格が正しくありません。',
    remedy: 'POSレジで価格を直してから再試行してください。メニューは前回のままです。',
    label: '価格エラー',
  },
  name: {
    message: '注文アプリが受け付けませんでした：「{item}」の名前が正しくありません。',
    remedy: 'POSレジで名前を直してから再試行してください。メニューは前回のままです。',
    label: '名前エラー',
  },
  item: {
    message: '注文アプリが受け付けませんでした：「{item}」の内容が正しくありません。',
    remedy: 'POSレジでこの商品を直してから再試行してください。メニューは前回のままです。',
    label: '受付不可',
  },
  'item-quoted': {
    message: '注文アプリが受け付けませんでした：「{item}」の内容が正しくありません（{said}）。',
    remedy: 'POSレジでこの商品を直してから再試行してください。メニューは前回のままです。',
    label: '受付不可',
  },
  quoted: {
    message: '注文アプリが受け付けませんでした（{said}）。',
    remedy: 'POSレジの内容を直してから再試行してください。メニューは前回のままです。',
    label: '受付不可',
  },
} as const satisfies Record<Rejection, Record<'message' | 'remedy' | 'label', string>>;
