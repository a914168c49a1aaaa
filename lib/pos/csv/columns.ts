/** A column by its English name, with its Japanese name and whether a file must have it. */
type Columns = Readonly<Record<string, { readonly ja: string; readonly required?: true }>>;

/** The files of a folder and their columns; described for people in docs/upstreams.md. */
export const FILES = {
  'locations.csv': {
    id: { ja: '店舗ID', required: true },
    name: { ja: '店舗名', required: true },
    active: { ja: '営業中' },
    time_zone: { ja: 'タイムゾーン' },
    currency: { ja: '通貨' },
  },
  'categories.csv': {
    id: { ja: 'カテゴリID', required: true },
    name: { ja: 'カテゴリ名', required: true },
    parent_id: { ja: '親カテゴリID' },
    sort_order: { ja: '並び順' },
  },
  'items.csv': {
    item_id: { ja: '商品ID', required: true },
    name: { ja: '商品名', required: true },
    kana: { ja: 'かな' },
    category_ids: { ja: 'カテゴリID', required: true },
    sort_order: { ja: '並び順' },
    tax_rate: { ja: '税率' },
    takeaway_tax_rate: { ja: '持ち帰り税率' },
    tax_included: { ja: '税込' },
    alcoholic: { ja: '酒類' },
    option_group_ids: { ja: 'オプショングループID' },
    variant_id: { ja: 'バリエーションID', required: true },
    variant_name: { ja: 'バリエーション名' },
    sku: { ja: 'SKU' },
    price: { ja: '価格', required: true },
    on_sale: { ja: '販売' },
  },
  'prices.csv': {
    location_id: { ja: '店舗ID', required: true },
    variant_id: { ja: 'バリエーションID', required: true },
    price: { ja: '価格', required: true },
    on_sale: { ja: '販売' },
  },
  'option-groups.csv': {
    id: { ja: 'オプショングループID', required: true },
    name: { ja: 'オプショングループ名', required: true },
    min: { ja: '最小', required: true },
    max: { ja: '最大', required: true },
    repeatable: { ja: '繰り返し選択' },
  },
  'options.csv': {
    option_group_id: { ja: 'オプショングループID', required: true },
    id: { ja: 'オプションID', required: true },
    name: { ja: 'オプション名', required: true },
    price: { ja: '価格', required: true },
    max_per_option: { ja: '1つの最大' },
    default: { ja: '初期選択' },
    option_group_ids: { ja: '次のオプショングループID' },
  },
  'sold-out.csv': {
    location_id: { ja: '店舗ID', required: true },
    variant_id: { ja: 'バリエーションID', required: true },
    option_id: { ja: 'オプションID', required: true },
    until: { ja: '終了日時' },
  },
} as const satisfies Readonly<Record<string, Columns>>;

export type FileName = keyof typeof FILES;
export type ColumnOf<File extends FileName> = keyof (typeof FILES)[File] & string;

export const FILE_NAMES = Object.keys(FILES) as FileName[];

export function columnsOf(file: FileName): Columns {
  return FILES[file];
}
