import type { SquareCategory } from './schema.ts';

export type CatalogueCategory = {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | undefined;
  /** Square's position among the categories of the same parent; 0 if absent. */
  readonly ordinal: number;
  /** For kitchen printers and screens, not for guests. */
  readonly kitchen: boolean;
};

export function toCategory({ id, category_data: data }: SquareCategory): CatalogueCategory {
  return {
    id,
    name: data.name ?? '',
    parentId: data.parent_category?.id ?? undefined,
    ordinal: data.parent_category?.ordinal ?? 0,
    kitchen: data.category_type === 'KITCHEN_CATEGORY',
  };
}

/** Kitchen categories are withheld silently, categories without a name with an issue. */
export function isPublished({ name, kitchen }: CatalogueCategory): boolean {
  return !kitchen && name.trim() !== '';
}
