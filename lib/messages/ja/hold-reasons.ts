import type { GuardRule } from '#lib/domain/guard/check.ts';

/** What a held plan would do, per rule of the guard; replaces the message of `errors.held`. */
export const holdReasonsJa = {
  'menu-empty': '{total}商品すべてが削除され、メニューが空になります。',
  'items-removed': '{total}商品のうち{count}商品（{percent}）が削除されます。',
  'prices-jump':
    '{count}件の価格が、{factor, select, none {大きく変わるか} other {{factor}倍以上または{factor}分の1以下になるか}}、0円になります。',
  'items-renamed': '{total}商品のうち{count}商品（{percent}）の名前が変わります。',
  'options-lost': '{total}商品のうち{count}商品（{percent}）からオプションがなくなります。',
  'variants-lost': '{total}商品のうち{count}商品（{percent}）からサイズなどのバリエーションがなくなります。',
  'taxes-changed': '{total}商品のうち{count}商品（{percent}）の税の扱いが変わります。',
  'categories-unused': '{total}カテゴリのうち{count}カテゴリから商品がなくなります。',
  'foreign-menu':
    'POSレジの商品が、反映済みの商品とほとんど一致しません（{total}商品のうち{count}商品）。ほかの店舗のデータの可能性があります。',
  'categories-empty': '{total}カテゴリすべてがPOSレジに見当たりません。',
  'categories-removed': '{total}カテゴリのうち{count}カテゴリがPOSレジに見当たりません。',
  'categories-renamed': '{total}カテゴリのうち{count}カテゴリの名前が変わります。',
  'foreign-categories':
    'POSレジのカテゴリが、反映済みのカテゴリとほとんど一致しません（{total}件のうち{count}件）。ほかのアカウントのデータの可能性があります。',
} as const satisfies Record<GuardRule, string>;
