import type { Course, Dish } from './dish.ts';

/** 255 characters: the longest name a POS accepts without complaint. */
const LONG_NAME = `店長の気まぐれ${'季節の野菜と鮮魚と鶏をふんだんに使った'.repeat(13)}`
  .padEnd(254, '〜')
  .slice(0, 254)
  .concat('鍋');

/**
 * What real catalogues contain besides ordinary dishes: each entry reproduces a real problem. Limited to a few shops,
 * so that most have nothing to report.
 */
export const ODDITIES: readonly Course[] = [
  {
    category: '刺身',
    dishes: [
      { name: '本日の鮮魚（時価）', kana: 'ほんじつのせんぎょ', price: 'open', onlyAt: [101, 108, 119] },
      { name: '活け伊勢海老', kana: 'いけいせえび', price: { お造り: 4980, 姿造り: 'open' }, onlyAt: [116, 117] },
    ],
  },
  {
    category: 'ビール・ハイボール',
    dishes: [
      {
        name: '樽生の飲み比べ',
        kana: 'たるなまののみくらべ',
        price: { 三種: 980, 樽: 18000 },
        unsold: ['樽'],
        onlyAt: [105, 108],
        alcohol: true,
      },
      {
        name: '🍺乾杯セット🎉',
        kana: 'かんぱいせっと',
        price: 880,
        alcohol: true,
        options: ['ご要望（自由記入）'],
        onlyAt: [105, 106, 107, 108],
      },
    ],
  },
  { category: '煮込み・鍋', dishes: [{ name: LONG_NAME, price: 1680, onlyAt: [105, 106, 107] }] },
  {
    category: '揚げ物',
    dishes: [
      { name: '冬の牡蠣天', kana: 'ふゆのかきてん', price: 880, odd: { is_archived: true } },
      { name: '唐揚げ（店内・持ち帰り）', kana: 'からあげ', price: 640, taxes: ['within', 'takeaway'], onlyAt: [106] },
      { name: '試作：鶏のコンフィ', kana: 'しさくとりのこんふぃ', price: {}, onlyAt: [107] },
    ],
  },
];

/** Items outside the ordinary category lists. */
export const UNCATEGORISED: readonly Dish[] = [
  { name: 'スタッフまかない丼', kana: 'すたっふまかないどん', price: 500, onlyAt: [105, 107, 111] },
  { name: 'はいぜんギフトカード', price: 3000, onlyAt: [108, 114], odd: { product_type: 'GIFT_CARD' } },
];

/** Items that set their category through Square's deprecated field, or only for reports. */
export const LEGACY_CATEGORISED: readonly {
  readonly dish: Dish;
  readonly category: string;
  readonly by: LegacyField;
}[] = [
  { dish: { name: 'おしんこ', kana: 'おしんこ', price: 320 }, category: '冷菜', by: 'category_id' },
  { dish: { name: '横浜焼売', price: 480, onlyAt: [114] }, category: '煮込み・鍋', by: 'reporting_category' },
];
type LegacyField = 'category_id' | 'reporting_category';
