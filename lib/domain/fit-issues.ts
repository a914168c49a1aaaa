import type { Item, MasterIssue, MasterIssueCode, OptionGroup } from './master.ts';

const SAID = {
  'tax-by-service-unsupported':
    '店内飲食と持ち帰りで税率が異なりますが、注文アプリが対応していないため、分けずに反映しました。',
  'alcohol-unsupported': '酒類の区分に注文アプリが対応していないため、区分なしで反映しました。',
  'repeatable-options-unsupported':
    '同じ選択肢を2個以上選べる設定に注文アプリが対応していないため、各1個までの選択として反映しました。',
  'option-default-unsupported': '初期選択に注文アプリが対応していないため、初期選択なしで反映しました。',
  'nested-options-unsupported':
    '選択肢の中のオプションに注文アプリが対応していないため、中のオプションは反映していません。',
  'required-options-missing':
    'この店舗で選べる数が最小数に足りないため、選べる数に合わせました。POSの設定を確認してください。',
  'required-options-sold-out': '品切れのため必要な数を選べず、この商品は注文できません。',
} as const satisfies Partial<Record<MasterIssueCode, string>>;

type FitIssueCode = keyof typeof SAID;
type ItemName = Pick<Item, 'id' | 'name'>;

/** An issue of an item as a whole. */
export function itemIssue(code: FitIssueCode, field: keyof Item, { id, name }: ItemName): MasterIssue {
  return { code, itemId: id, itemName: name, field, message: `「${name}」：${SAID[code]}` };
}

/** An issue of an option group, with the first item that offers it. */
export function groupIssue(
  code: FitIssueCode,
  { name: groupName }: OptionGroup,
  item: ItemName | undefined,
): MasterIssue {
  return {
    code,
    ...(item && { itemId: item.id, itemName: item.name }),
    groupName,
    field: 'optionGroupIds',
    message: `${item ? `「${item.name}」の` : ''}オプション「${groupName}」：${SAID[code]}`,
  };
}
