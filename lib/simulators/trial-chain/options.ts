import type { ModifierPlan } from '#lib/simulators/accounts/plans.ts';
import type { ModifierListData } from '#lib/simulators/square/types.ts';

type OptionList = {
  readonly name: string;
  readonly options: readonly (Omit<ModifierPlan, 'presence' | 'overrides'> & {
    /** Different prices, by shop number. */
    readonly shopPrices?: Readonly<Record<number, number>>;
    /** Present only in these shops, by number, which Square's own products ignore. */
    readonly onlyAt?: readonly number[];
  })[];
  readonly rules: Pick<
    ModifierListData,
    'selection_type' | 'modifier_type' | 'max_length' | 'min_selected_modifiers' | 'max_selected_modifiers'
  >;
};

const exactlyOne = { selection_type: 'SINGLE', min_selected_modifiers: 1, max_selected_modifiers: 1 } as const;
/** How the POS writes "not set". */
const unset = { min_selected_modifiers: -1, max_selected_modifiers: -1 } as const;

/** The chain's lists of options. In a list's limits -1 means "not set" and 0 "no limit". */
export const OPTION_LISTS = [
  { name: '味付け', options: [{ name: 'たれ' }, { name: '塩' }, { name: '味噌' }], rules: exactlyOne },
  {
    name: '薬味',
    options: [{ name: 'わさび' }, { name: '生姜' }, { name: 'にんにく' }, { name: '柚子胡椒', price: 30 }],
    rules: { selection_type: 'MULTIPLE', ...unset },
  },
  {
    name: 'トッピング',
    options: [
      { name: 'ねぎ', price: 50 },
      { name: 'チーズ', price: 100 },
      { name: '温玉', price: 120 },
      { name: '明太子', price: 150, shopPrices: { 124: 120 } },
      { name: 'いくら', price: 300, onlyAt: [101, 102] },
    ],
    rules: { selection_type: 'MULTIPLE', min_selected_modifiers: 0, max_selected_modifiers: 0 },
  },
  {
    name: 'サワーの濃さ',
    options: [
      { name: '普通' },
      { name: '濃いめ', price: 60 },
      { name: 'うすめ' },
      { name: 'スタッフ用', hidden: true },
    ],
    rules: { selection_type: 'SINGLE', ...unset },
  },
  { name: '氷', options: [{ name: '氷あり' }, { name: '氷少なめ' }, { name: '氷なし' }], rules: exactlyOne },
  {
    name: '飲み方',
    options: [{ name: 'ロック' }, { name: '水割り' }, { name: 'お湯割り' }, { name: 'ソーダ割り', price: 30 }],
    rules: exactlyOne,
  },
  {
    name: '酒の温度',
    options: [{ name: '冷酒' }, { name: '常温' }, { name: 'ぬる燗' }, { name: '熱燗' }],
    rules: exactlyOne,
  },
  {
    name: 'ご飯の量',
    options: [
      { name: '小盛り', price: -30 },
      { name: '普通' },
      { name: '大盛り', price: 80, shopPrices: { 108: 100 } },
    ],
    rules: { selection_type: 'SINGLE', min_selected_modifiers: 0, max_selected_modifiers: 1 },
  },
  {
    name: '辛さ',
    options: [{ name: '辛くしない' }, { name: '中辛' }, { name: '大辛' }, { name: '激辛', price: 50 }],
    rules: { selection_type: 'SINGLE', ...unset },
  },
  {
    name: '鍋の追加具材',
    options: [
      { name: 'もつ', price: 480 },
      { name: '鶏つくね', price: 320 },
      { name: '豆腐', price: 180 },
      { name: 'ニラ', price: 150 },
      { name: 'ちゃんぽん麺', price: 250 },
      { name: '雑炊セット', price: 380 },
    ],
    rules: { selection_type: 'MULTIPLE', min_selected_modifiers: 0, max_selected_modifiers: 5 },
  },
  {
    // By their own presence most shops have only one of them, although two must be chosen: Square offers all
    // everywhere.
    name: '日替わり小鉢',
    options: [
      { name: 'ひじき煮' },
      { name: '白和え', onlyAt: [105, 106, 107, 108] },
      { name: '切干大根', onlyAt: [105] },
    ],
    rules: { selection_type: 'MULTIPLE', min_selected_modifiers: 2, max_selected_modifiers: 2 },
  },
  {
    name: 'ご要望（自由記入）',
    options: [],
    rules: { selection_type: 'SINGLE', modifier_type: 'TEXT', max_length: 50, ...unset },
  },
] as const satisfies readonly OptionList[];

export type OptionListName = (typeof OPTION_LISTS)[number]['name'];
