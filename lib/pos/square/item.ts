import { inOrdinalOrder } from './in-ordinal-order.ts';
import { type ListUse, toListUses } from './list-use.ts';
import type { ModifierList } from './modifier-list.ts';
import { onceById } from './once-by-id.ts';
import { type CategoryRef, type KnownCategories, type Placement, placementOf } from './placement.ts';
import { type Presence, toPresence } from './presence.ts';
import { type PriceList, variationPrices } from './price.ts';
import type { SquareItem } from './schema.ts';
import { type SoldOutAt, toSoldOutAt } from './sold-out.ts';

export type CatalogueVariation = {
  readonly id: string;
  readonly name: string;
  readonly sku: string;
  readonly presence: Presence;
  readonly sellable: boolean;
  /** The id of its MEASUREMENT_UNIT; absent if it is sold by the piece. */
  readonly unitId: string | undefined;
  readonly prices: PriceList;
  readonly soldOutAt: SoldOutAt;
};

/** An item with its references resolved, before the split into shops. */
export type CatalogueItem = {
  readonly id: string;
  readonly name: string;
  readonly kana: string;
  readonly presence: Presence;
  readonly archived: boolean;
  readonly productType: string;
  readonly alcoholic: boolean;
  /** As Square lists them; some may be unpublished or deleted. */
  readonly categoryRefs: readonly CategoryRef[];
  readonly placement: Placement;
  readonly taxIds: readonly string[];
  readonly listUses: readonly ListUse[];
  readonly variations: readonly CatalogueVariation[];
};

/** Food, drink and goods. Square's other types (gift cards, appointments, events, donations …) are not served. */
const GOODS = ['REGULAR', 'FOOD_AND_BEV'];

export function isGoods({ productType }: CatalogueItem): boolean {
  return GOODS.includes(productType);
}

type Known = KnownCategories & { readonly lists: ReadonlyMap<string, ModifierList> };

export function toItem({ id, item_data: data, ...object }: SquareItem, { lists, ...known }: Known): CatalogueItem {
  const name = data.name ?? '';
  const categoryRefs = categoryRefsOf(data, known);
  const variations = onceById((data.variations ?? []).filter((variation) => variation.is_deleted !== true));
  return {
    id,
    name,
    kana: data.sort_name ?? '',
    presence: toPresence(object),
    archived: data.is_archived ?? false,
    productType: data.product_type ?? 'REGULAR',
    alcoholic: data.is_alcoholic ?? false,
    categoryRefs,
    placement: placementOf({ id, name, categoryRefs }, known),
    taxIds: data.is_taxable === false ? [] : [...new Set(data.tax_ids)],
    listUses: toListUses(data.modifier_list_info, lists),
    variations: inOrdinalOrder(variations, (variation) => variation.item_variation_data.ordinal).map((variation) => ({
      id: variation.id,
      name: variation.item_variation_data.name ?? '',
      sku: variation.item_variation_data.sku ?? '',
      presence: toPresence(variation),
      sellable: variation.item_variation_data.sellable ?? true,
      unitId: variation.item_variation_data.measurement_unit_id || undefined,
      prices: variationPrices(variation),
      soldOutAt: toSoldOutAt(variation.item_variation_data.location_overrides),
    })),
  };
}

/**
 * The deprecated `category_id` and the `reporting_category` are never sections of a menu. They count only if
 * `categories` has nothing else.
 */
function categoryRefsOf(data: SquareItem['item_data'], { categories }: KnownCategories): readonly CategoryRef[] {
  const listed = data.categories ?? [];
  const hasOwn = listed.some((ref) => ref.id && categories.get(ref.id)?.kind !== 'menu');
  const old = [{ id: data.category_id, ordinal: null }, data.reporting_category];
  const ordinals = new Map<string, number>();
  for (const ref of hasOwn ? listed : [...listed, ...old]) {
    if (ref?.id) ordinals.set(ref.id, ref.ordinal ?? ordinals.get(ref.id) ?? 0);
  }
  return [...ordinals].map(([id, ordinal]) => ({ id, ordinal }));
}
