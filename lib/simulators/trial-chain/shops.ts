export type Region = 'north' | 'kanto' | 'central' | 'kansai' | 'west';

export type TrialShop = {
  readonly number: number;
  readonly name: string;
  readonly region: Region;
  readonly prefecture: string;
  readonly city: string;
  readonly street: string;
  readonly postalCode: string;
  /** Temporarily closed at the POS. */
  readonly closed?: true;
  /** A standing bar: sells only what is marked `standing`. */
  readonly standing?: true;
  /** Not linked to its POS location at the ordering platform; matched by name. */
  readonly unlinked?: true;
};

const shop = (
  number: number,
  name: string,
  region: Region,
  [prefecture, city, street, postalCode]: readonly [string, string, string, string],
  more: Pick<TrialShop, 'closed' | 'standing' | 'unlinked'> = {},
): TrialShop => ({ number, name, region, prefecture, city, street, postalCode, ...more });

/** The 24 shops of 居酒屋はいぜん. The chain is invented, and so are its addresses. */
export const SHOPS: readonly TrialShop[] = [
  shop(101, '札幌すすきの店', 'north', ['北海道', '札幌市中央区', '南四条西3丁目', '064-0804']),
  shop(102, '仙台国分町店', 'north', ['宮城県', '仙台市青葉区', '国分町2丁目', '980-0803']),
  shop(103, '大宮東口店', 'kanto', ['埼玉県', 'さいたま市大宮区', '大門町1丁目', '330-0846']),
  shop(104, '千葉富士見店', 'kanto', ['千葉県', '千葉市中央区', '富士見2丁目', '260-0015']),
  shop(105, '池袋西口店', 'kanto', ['東京都', '豊島区', '西池袋1丁目', '171-0021']),
  shop(106, '新宿三丁目店', 'kanto', ['東京都', '新宿区', '新宿3丁目', '160-0022'], { unlinked: true }),
  shop(107, '新宿西口店', 'kanto', ['東京都', '新宿区', '西新宿1丁目', '160-0023']),
  shop(108, '渋谷道玄坂店', 'kanto', ['東京都', '渋谷区', '道玄坂2丁目', '150-0043']),
  shop(109, '新橋立ち飲み店', 'kanto', ['東京都', '港区', '新橋3丁目', '105-0004'], { standing: true }),
  shop(110, '神田店', 'kanto', ['東京都', '千代田区', '鍛冶町2丁目', '101-0044'], { closed: true }),
  shop(111, '上野御徒町店', 'kanto', ['東京都', '台東区', '上野6丁目', '110-0005']),
  shop(112, '吉祥寺店', 'kanto', ['東京都', '武蔵野市', '吉祥寺南町1丁目', '180-0003'], { unlinked: true }),
  shop(113, '立川北口店', 'kanto', ['東京都', '立川市', '曙町2丁目', '190-0012']),
  shop(114, '横浜鶴屋町店', 'kanto', ['神奈川県', '横浜市神奈川区', '鶴屋町2丁目', '221-0835']),
  shop(115, '川崎銀柳街店', 'kanto', ['神奈川県', '川崎市川崎区', '砂子2丁目', '210-0006']),
  shop(116, '静岡呉服町店', 'central', ['静岡県', '静岡市葵区', '呉服町2丁目', '420-0031']),
  shop(117, '名古屋栄店', 'central', ['愛知県', '名古屋市中区', '栄3丁目', '460-0008']),
  shop(118, '名駅南店', 'central', ['愛知県', '名古屋市中村区', '名駅南1丁目', '450-0003'], { unlinked: true }),
  shop(119, '金沢片町店', 'central', ['石川県', '金沢市', '片町2丁目', '920-0981']),
  shop(120, '京都先斗町店', 'kansai', ['京都府', '京都市中京区', '先斗町通四条上ル', '604-8017']),
  shop(121, '梅田お初天神店', 'kansai', ['大阪府', '大阪市北区', '曽根崎2丁目', '530-0057']),
  shop(122, '神戸三宮店', 'kansai', ['兵庫県', '神戸市中央区', '北長狭通1丁目', '650-0012']),
  shop(123, '広島流川店', 'west', ['広島県', '広島市中区', '流川町', '730-0028']),
  shop(124, '福岡天神西通り店', 'west', ['福岡県', '福岡市中央区', '大名1丁目', '810-0041'], { unlinked: true }),
];
