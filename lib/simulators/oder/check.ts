import { checkFeatures } from './check-features.ts';
import { checkGroups } from './check-groups.ts';
import type { FieldError } from './problem.ts';
import { repeated } from './repeated.ts';
import type { Feature, OderCategory, OderItem, OderMenu } from './schema.ts';

/** Validates a list of categories beyond its schema. */
export function checkCategories(categories: readonly OderCategory[]): readonly FieldError[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const error = ({ id, name }: OderCategory, field: string, what: string): FieldError => ({
    entity: 'category',
    id,
    field,
    message: `カテゴリ「${name}」${what}`,
  });
  return [
    ...repeated(categories).map((category) => error(category, 'id', 'のIDが重複しています')),
    ...categories.flatMap((category) => {
      if (category.parentId === undefined) return [];
      if (!byId.has(category.parentId)) return [error(category, 'parentId', 'の親カテゴリが登録されていません')];
      return leadsToItself(category, byId) ? [error(category, 'parentId', 'が自分自身の下に入っています')] : [];
    }),
  ];
}

type Rules = {
  readonly currency: string;
  readonly categoryIds: ReadonlySet<string>;
  readonly features: readonly Feature[];
};

/** Validates a menu beyond its schema: duplicate or dangling ids, unsatisfiable limits, fields of missing features. */
export function checkMenu(menu: OderMenu, { currency, categoryIds, features }: Rules): readonly FieldError[] {
  const groupIds = new Set(menu.optionGroups.map(({ id }) => id));
  const wrongCurrency: FieldError[] =
    menu.currency === currency
      ? []
      : [{ entity: 'menu', id: '', field: 'currency', message: `通貨は ${currency} でなければなりません` }];
  const variantIds = menu.items.flatMap(({ variants }) => variants);
  const repeatedVariantIds = new Set(repeated(variantIds).map(({ id }) => id));
  return [
    ...wrongCurrency,
    ...repeated(menu.items).map((item) => itemError(item, 'id', 'のIDが重複しています')),
    ...menu.items.flatMap((item) => [
      ...item.categoryIds
        .filter((id) => !categoryIds.has(id))
        .map((id) => itemError(item, 'categoryIds', `のカテゴリ ${id} が登録されていません`)),
      ...item.optionGroupIds
        .filter((id) => !groupIds.has(id))
        .map((id) => itemError(item, 'optionGroupIds', `のオプション ${id} がありません`)),
      ...item.variants
        .filter(({ id }) => repeatedVariantIds.has(id))
        .map(({ id }) => itemError(item, 'variants', `のバリエーション ${id} が重複しています`)),
    ]),
    ...checkGroups(menu),
    ...checkFeatures(menu, features),
  ];
}

function itemError({ id, name }: OderItem, field: string, what: string): FieldError {
  return { entity: 'item', id, field, message: `「${name}」${what}` };
}

function leadsToItself(category: OderCategory, byId: ReadonlyMap<string, OderCategory>): boolean {
  const passed = new Set<string>();
  let above: OderCategory | undefined = category;
  while (above?.parentId !== undefined) {
    if (passed.has(above.id)) return above.id === category.id;
    passed.add(above.id);
    above = byId.get(above.parentId);
  }
  return false;
}
