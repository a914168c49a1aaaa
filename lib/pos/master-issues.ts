import type { Item, MasterIssue, MasterIssueCode } from '#lib/domain/master.ts';

type Sentence = {
  /** The affected field; absent if the issue concerns the whole item. */
  readonly field?: keyof Item;
  readonly say: (part: string) => string;
};

/** One sentence for each thing that Square can hold and a menu can't. */
const SENTENCES = {
  uncategorised: { field: 'categoryIds', say: () => 'カテゴリに入っていません。' },
  'variant-without-price': {
    field: 'variants',
    say: (part) => `バリエーション「${part}」に決まった価格がないため、反映していません。`,
  },
  'item-without-price': {
    field: 'variants',
    say: () => '価格のある販売可能なバリエーションがないため、反映していません。',
  },
  'item-without-name': { field: 'name', say: () => '名前がないため、反映していません。' },
  'product-type-not-sold': {
    say: (part) => `料理・飲み物・物品ではない商品（${part}）のため、反映していません。`,
  },
  'variant-not-sellable': {
    field: 'variants',
    say: (part) => `バリエーション「${part}」は販売できない設定のため、反映していません。`,
  },
  'free-text-options': {
    field: 'optionGroupIds',
    say: (part) => `オプション「${part}」は自由記入のため、反映していません。`,
  },
  'variant-sold-by-measure': {
    field: 'variants',
    say: (part) => `バリエーション「${part}」は量り売りのため、反映していません。`,
  },
  'item-sold-by-measure': {
    field: 'variants',
    say: () => '量り売りの商品のため、反映していません。',
  },
  'nested-options-cut': {
    field: 'optionGroupIds',
    say: (part) =>
      `オプション「${part}」の選択肢から続くオプションが自分自身に戻るか深すぎるため、その先を反映していません。`,
  },
  'defaults-above-max': {
    field: 'optionGroupIds',
    say: (part) => `オプション「${part}」で最初から選ばれている数が最大数を超えているため、超えた分を外しました。`,
  },
  'mixed-tax': { field: 'taxRate', say: () => '内税と外税の両方が設定されているため、税率なしで反映しました。' },
  'min-above-options': {
    field: 'optionGroupIds',
    say: (part) => `オプション「${part}」の最小選択数が選択肢の数を超えているため、選択肢の数に合わせました。`,
  },
  'unknown-category': {
    field: 'categoryIds',
    say: (part) => `カテゴリ「${part}」がPOSレジにないか、名前がないため、外しました。`,
  },
  'unknown-option-group': {
    field: 'optionGroupIds',
    say: (part) => `オプション「${part}」がPOSレジにないか、名前がないため、外しました。`,
  },
  'tax-at-sale': {
    field: 'taxRate',
    say: () => '標準税率と軽減税率のほかにも税が設定されていて税率が会計時に決まるため、税率なしで反映しました。',
  },
  'unknown-tax': { field: 'taxRate', say: () => '税の設定がPOSレジにないため、税率なしで反映しました。' },
} as const satisfies Partial<Record<MasterIssueCode, Sentence>>;

type ItemIssueCode = keyof typeof SENTENCES;

/** An issue of an item; `part` is the name (or id) of the variation, list or category inside it. */
export function itemIssue(code: ItemIssueCode, item: { id: string; name: string }, part = ''): MasterIssue {
  const { field, say }: Sentence = SENTENCES[code];
  const named = item.name.trim() === '' ? {} : { itemName: item.name };
  return {
    code,
    itemId: item.id,
    ...named,
    ...(field && { field }),
    message: `${named.itemName === undefined ? `商品（ID ${item.id}）` : `「${named.itemName}」`}：${say(part)}`,
  };
}

/** An issue of a tax that no item names. */
export function taxIssue({ name }: { readonly name: string }): MasterIssue {
  const message = `税「${name}」：商品セットに会計時に加わる設定のため、反映していません。`;
  return { code: 'tax-by-product-set', field: 'taxRate', message };
}

const CATEGORY_SENTENCES = {
  name: { code: 'unknown-category', field: 'name', text: '名前がないため、反映していません。' },
  parentId: {
    code: 'unknown-category',
    field: 'parentId',
    text: '親カテゴリをたどれないため、親なしで反映しました。',
  },
  hours: { code: 'category-hours', field: undefined, text: '提供時間が設定されていますが、時間は反映していません。' },
} as const;

/** An issue of a category. */
export function categoryIssue(
  about: keyof typeof CATEGORY_SENTENCES,
  category: { id: string; name: string },
): MasterIssue {
  const named = category.name.trim() === '' ? `カテゴリ（ID ${category.id}）` : `カテゴリ「${category.name}」`;
  const { code, field, text } = CATEGORY_SENTENCES[about];
  return { code, ...(field && { field }), message: `${named}：${text}` };
}
