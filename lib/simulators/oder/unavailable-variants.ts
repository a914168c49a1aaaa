import type { BrandStore } from './brand-store.ts';
import type { OderMenu } from './schema.ts';
import { menuText } from './stored-menu.ts';

/** A variant is unavailable if either side says so: the POS, or the platform's own staff for its whole item. */
export function unavailableVariants({
  menu,
  soldOut,
  platformFields,
}: NonNullable<ReturnType<BrandStore['shop']>>): readonly string[] {
  if (menu === undefined) return [];
  const { items } = JSON.parse(menuText(menu, menu.currency)) as OderMenu;
  return items.flatMap(({ id, variants }) =>
    variants
      .map((variant) => variant.id)
      .filter((variantId) => platformFields.get(id)?.soldOut === true || soldOut.variantIds.includes(variantId)),
  );
}
