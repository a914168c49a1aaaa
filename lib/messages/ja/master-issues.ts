/** POS data that couldn't be published as is, one sentence per code. `item` and `group` are quoted names or words in their place. */
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
  'nested-options-cut': '{item}の選択肢から続くオプションが自分自身に戻るか深すぎるため、その先を反映していません。',
  'defaults-above-max': '{item}のオプションの初期選択が最大選択数を超えているため、超えた分を外しました。',
  'tax-at-sale': '{item}の税率はPOSレジで会計時に決まるため、税率なしで反映しました。',
  'tax-by-product-set': '商品セットに会計時に加わる税がPOSレジにあり、その税は反映していません。',
  'category-hours': '提供時間が設定されたカテゴリがあります。時間は反映していません。',
  'free-text-options': '{item}の自由記入のオプションは、反映していません。',
  'mixed-tax': '{item}に内税と外税の両方が設定されています。',
  'min-above-options': '{item}のオプションの最小選択数が選択肢の数を超えているため、選択肢の数に合わせました。',
  'unknown-category': '{item}のカテゴリがPOSレジに見つからないため、外しました。',
  'unknown-option-group': '{item}のオプションがPOSレジに見つからないため、外しました。',
  'unknown-tax': '{item}の税の設定がPOSレジに見つからないため、税率なしで反映しました。',
  'name-too-long': '{item}の名前が長すぎるため、途中までを反映しました。',
  'tax-by-service-unsupported':
    '{item}は店内飲食と持ち帰りで税率が異なりますが、注文アプリが対応していないため、分けずに反映しました。',
  'alcohol-unsupported': '{item}の酒類の区分は、注文アプリが対応していないため、反映していません。',
  'repeatable-options-unsupported':
    '{item}の{group}は同じものを2個以上選べる設定ですが、注文アプリが対応していないため、各1個までの選択として反映しました。',
  'option-default-unsupported': '{item}の{group}の初期選択は、注文アプリが対応していないため、反映していません。',
  'nested-options-unsupported':
    '{item}の{group}の選択肢の中にあるオプションは、注文アプリが対応していないため、反映していません。',
  'required-options-missing':
    '{item}の{group}は、この店舗で選べる数が最小選択数に足りないため、選べる数に合わせました。',
  'required-options-sold-out': '{item}は、{group}の品切れで必要な数を選べないため、注文できません。',
} as const;
