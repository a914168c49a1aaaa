/** POS data that couldn't be published as is, one sentence per code. `item` is a quoted name or 「この商品」. */
export const masterIssuesJa = {
  uncategorised: '{item}はカテゴリに入っていません。',
  'variant-without-price': '{item}に価格のないバリエーションがあり、そのバリエーションは反映していません。',
  'item-without-price': '{item}には価格のある販売可能なバリエーションがないため、反映していません。',
  'item-without-name': '名前のない商品があり、反映していません。',
  'product-type-not-sold': '{item}は注文アプリで扱えない商品タイプ（ギフトカードなど）のため、反映していません。',
  'variant-not-sellable': '{item}に販売できない設定のバリエーションがあり、そのバリエーションは反映していません。',
  'variant-sold-by-measure': '{item}に量り売りのバリエーションがあり、そのバリエーションは反映していません。',
  'item-sold-by-measure': '{item}は量り売りの商品のため、反映していません。',
  'option-quantities': '{item}のオプションは同じものを2個以上選べる設定のため、各1個までの選択として反映しました。',
  'free-text-options': '{item}の自由記入のオプションは、反映していません。',
  'mixed-tax': '{item}に内税と外税の両方が設定されています。',
  'min-above-options': '{item}のオプションの最小選択数が選択肢の数を超えているため、選択肢の数に合わせました。',
  'unknown-category': '{item}のカテゴリがPOSレジに見つからないため、外しました。',
  'unknown-option-group': '{item}のオプションがPOSレジに見つからないため、外しました。',
  'unknown-tax': '{item}の税の設定がPOSレジに見つからないため、税率なしで反映しました。',
  'name-too-long': '{item}の名前が長すぎるため、途中までを反映しました。',
} as const;
