import type { SquareCategory } from './schema.ts';

export type CatalogueCategory = {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | undefined;
  /** Square's position among the categories of the same parent; 0 if absent. */
  readonly ordinal: number;
  /** `kitchen`: for kitchen printers and screens, not for guests. `menu`: a menu, or a section of one. */
  readonly kind: 'own' | 'menu' | 'kitchen';
  /** Only shown at certain times of the day or week. */
  readonly hasHours: boolean;
};

const KINDS: Readonly<Record<string, CatalogueCategory['kind']>> = {
  KITCHEN_CATEGORY: 'kitchen',
  MENU_CATEGORY: 'menu',
};

export function toCategory({ id, category_data: data }: SquareCategory): CatalogueCategory {
  return {
    id,
    name: data.name ?? '',
    parentId: data.parent_category?.id ?? undefined,
    ordinal: data.parent_category?.ordinal ?? 0,
    kind: KINDS[data.category_type ?? ''] ?? 'own',
    hasHours: (data.availability_period_ids?.length ?? 0) > 0,
  };
}
