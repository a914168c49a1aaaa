import type { SyncErrorDetail } from '#lib/domain/errors.ts';

/** What the ordering app refused; each has its own texts. */
export const REJECTIONS = ['price-missing', 'price', 'name', 'item', 'item-quoted', 'quoted'] as const;
export type Rejection = (typeof REJECTIONS)[number];

const MISSING = /missing|required|empty|must have|ありません|必須|未設定/iu;

/** Null if only the refusal itself is known. */
export function rejectionOf({ field, itemName, said }: SyncErrorDetail): Rejection | null {
  if (!itemName) return said ? 'quoted' : null;
  switch (field?.split('.').at(-1)) {
    case 'price':
      // Missing only if the platform says so or says nothing: the price may also be out of range.
      return !said || MISSING.test(said) ? 'price-missing' : 'price';
    case 'name':
      return 'name';
    default:
      return said ? 'item-quoted' : 'item';
  }
}
