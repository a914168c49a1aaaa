/** POS data that couldn't be published as is, one sentence per code. `item` is a name or empty. */
export const masterIssuesJa = {
  uncategorised: '{named, select, yes {「{item}」} other {この商品}}はカテゴリに入っていません。',
  'variant-without-price':
    '{named, select, yes {「{item}」} other {この商品}}に価格のないバリエーションがあり、そのバリエーションは反映していません。',
  'item-without-price':
    '{named, select, yes {「{item}」} other {この商品}}に、価格が決まっていて販売できる種類がないため、反映していません。',
  'item-without-name': '名前のない商品があり、反映していません。',
  'product-type-not-sold':
    '{named, select, yes {「{item}」} other {この商品}}は注文アプリで扱えない商品タイプ（ギフトカードなど）のため、反映していません。',
  'variant-not-sellable':
    '{named, select, yes {「{item}」} other {この商品}}に販売できない設定のバリエーションがあり、そのバリエーションは反映していません。',
  'variant-sold-by-measure':
    '{named, select, yes {「{item}」} other {この商品}}に重さや長さなどで量って売る種類があり、その種類は反映していません。',
  'item-sold-by-measure':
    '{named, select, yes {「{item}」} other {この商品}}は重さや長さなどで量って売る商品のため、反映していません。',
  'option-quantities':
    '{named, select, yes {「{item}」} other {この商品}}のオプションは同じものを2個以上選べる設定のため、各1個までの選択として反映しました。',
  'free-text-options': '{named, select, yes {「{item}」} other {この商品}}の自由記入のオプションは、反映していません。',
  'mixed-tax': '{named, select, yes {「{item}」} other {この商品}}に内税と外税の両方が設定されています。',
  'min-above-options':
    '{named, select, yes {「{item}」} other {この商品}}のオプションの最小数が選べる数を超えているため、選べる数に合わせました。',
  'unknown-category':
    '{named, select, yes {「{item}」} other {この商品}}のカテゴリがPOSレジに見つからないため、外しました。',
  'unknown-option-group':
    '{named, select, yes {「{item}」} other {この商品}}のオプションがPOSレジに見つからないため、外しました。',
  'unknown-tax':
    '{named, select, yes {「{item}」} other {この商品}}の税の設定がPOSレジに見つからないため、税率なしで反映しました。',
  'name-too-long': '{named, select, yes {「{item}」} other {この商品}}の名前が長すぎるため、途中までを反映しました。',
} as const;
