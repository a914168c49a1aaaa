import { dish, type Course } from './dish.ts';

const sour = { options: ['サワーの濃さ', '氷'], alcohol: true } as const;
const spirits = { options: ['飲み方'], alcohol: true } as const;
const sake = { options: ['酒の温度'], alcohol: true } as const;
const cold = { options: ['氷'] } as const;

export const DRINKS: readonly Course[] = [
  {
    category: 'ビール・ハイボール',
    dishes: [
      dish(
        '生ビール',
        'なまびーる',
        { 中: 520, 大: 820, 小: 390 },
        { alcohol: true, standing: true, shopPrices: { 108: 560 } },
      ),
      dish('瓶ビール', 'びんびーる', 680, { alcohol: true, standing: true }),
      dish('黒生ビール', 'くろなまびーる', 560, { alcohol: true }),
      dish('ハーフ＆ハーフ', 'はーふあんどはーふ', 560, { alcohol: true }),
      dish('ノンアルコールビール', 'のんあるこーるびーる', 420),
      dish('角ハイボール', 'かくはいぼーる', { 並: 450, メガ: 780 }, { ...sour, standing: true }),
      dish('はいぜんボール®', 'はいぜんぼーる', 480, { ...sour, standing: true }),
      dish('ジンジャーハイボール', 'じんじゃーはいぼーる', 480, sour),
      dish('地ビール（札幌）', 'じびーるさっぽろ', 780, { alcohol: true, onlyAt: [101] }),
    ],
  },
  {
    category: 'サワー・酎ハイ',
    dishes: [
      dish('レモンサワー', 'れもんさわー', { 並: 450, メガ: 780 }, { ...sour, standing: true }),
      dish('生搾りレモンサワー', 'なましぼりれもんさわー', 520, sour),
      dish('グレープフルーツサワー', 'ぐれーぷふるーつさわー', 480, sour),
      dish('梅干しサワー', 'うめぼしさわー', 480, sour),
      dish('ゆずサワー', 'ゆずさわー', 480, sour),
      dish('カルピスサワー', 'かるぴすさわー', 460, sour),
      dish('緑茶ハイ', 'りょくちゃはい', 430, { ...sour, standing: true }),
      dish('ウーロンハイ', 'うーろんはい', 430, { ...sour, standing: true }),
      dish('ジャスミンハイ', 'じゃすみんはい', 430, sour),
      dish(
        'ホッピーセット',
        'ほっぴーせっと',
        { 白: 520, 黒: 520 },
        { alcohol: true, only: ['kanto'], standing: true },
      ),
      dish('すだちサワー', 'すだちさわー', 480, { ...sour, only: ['kansai', 'west'] }),
      dish('ガラナサワー', 'がらなさわー', 480, { ...sour, onlyAt: [101] }),
      dish('静岡割り', 'しずおかわり', 450, { ...sour, onlyAt: [116] }),
      dish('杏露酒ソーダ', 'しんるちゅうそーだ', 460, sour),
    ],
  },
  {
    category: '日本酒・焼酎',
    dishes: [
      dish('本日の日本酒', 'ほんじつのにほんしゅ', { 一合: 580, 二合: 1080 }, { ...sake, standing: true }),
      dish('芋焼酎', 'いもしょうちゅう', 520, { ...spirits, standing: true }),
      dish('麦焼酎', 'むぎしょうちゅう', 500, { ...spirits, standing: true }),
      dish('黒糖焼酎', 'こくとうしょうちゅう', 540, spirits),
      dish('泡盛', 'あわもり', 540, { ...spirits, taxes: ['within', 'former'] }),
      dish('梅酒', 'うめしゅ', 480, { ...spirits, standing: true }),
      dish('ゆず酒', 'ゆずしゅ', 500, spirits),
      dish('焼酎ボトル（芋）', 'しょうちゅうぼとるいも', 3200, { alcohol: true, notAt: [104] }),
      dish('焼酎ボトル（麦）', 'しょうちゅうぼとるむぎ', 3000, { alcohol: true, notAt: [104] }),
    ],
  },
  {
    category: '地酒',
    dishes: [
      dish('北の誉れ 純米', 'きたのほまれじゅんまい', 780, { ...sake, only: ['north'] }),
      dish('伊達の風 特別純米', 'だてのかぜとくべつじゅんまい', 820, { ...sake, only: ['north', 'kanto'] }),
      dish('武蔵野 辛口', 'むさしのからくち', 720, { ...sake, only: ['kanto'] }),
      dish('駿河路 吟醸', 'するがじぎんじょう', 880, { ...sake, only: ['central', 'kanto'] }),
      dish('加賀しぐれ 大吟醸', 'かがしぐれだいぎんじょう', 1180, sake),
      dish('洛中 純米吟醸', 'らくちゅうじゅんまいぎんじょう', 980, { ...sake, only: ['kansai', 'central'] }),
      dish('灘一文字 本醸造', 'なだいちもんじほんじょうぞう', 720, { ...sake, only: ['kansai', 'west'] }),
      dish('瀬戸の月 純米', 'せとのつきじゅんまい', 820, { ...sake, only: ['west', 'kansai'] }),
      dish('筑紫野 純米', 'ちくしのじゅんまい', 800, { ...sake, only: ['west'] }),
    ],
  },
  {
    category: 'ソフトドリンク',
    dishes: [
      dish('ウーロン茶', 'うーろんちゃ', 300, { ...cold, standing: true }),
      dish('緑茶', 'りょくちゃ', 300, cold),
      dish('ジャスミン茶', 'じゃすみんちゃ', 300, cold),
      dish('コーラ', 'こーら', 320, cold),
      dish('ジンジャーエール', 'じんじゃーえーる', 320, { ...cold, standing: true }),
      dish('オレンジジュース', 'おれんじじゅーす', 320, cold),
      dish('グレープフルーツジュース', 'ぐれーぷふるーつじゅーす', 320, cold),
      dish('カルピスソーダ', 'かるぴすそーだ', 340, cold),
      dish('メロンソーダ', 'めろんそーだ', 360, cold),
      dish('ホットコーヒー', 'ほっとこーひー', 300),
      dish('炭酸水', 'たんさんすい', 280, { standing: true }),
    ],
  },
];
