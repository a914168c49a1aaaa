/** Which of a POS's categories a chain uses: the POS's own, or the sections of one of its menus. Never both. */
export type CategorySource = { readonly kind: 'own' } | { readonly kind: 'menu'; readonly menuId: string };

export const OWN_CATEGORIES: CategorySource = { kind: 'own' };
