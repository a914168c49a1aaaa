import type {
  CategoryObject,
  ItemObject,
  ModifierListObject,
  ModifierObject,
  Presence,
  SquareAccount,
  SquareLocation,
  TaxObject,
  VariationObject,
} from '#lib/simulators/square/types.ts';
import type { ItemPlan, LocationPlan, ModifierPlan, VariationPlan } from './plans.ts';
import { squareId } from './square-id.ts';

const CREATED_AT = '2026-01-15T03:00:00.000Z';
const OPENED_AT = '2019-04-01T00:00:00Z';
const base = { version: Date.parse(CREATED_AT), updated_at: CREATED_AT };
const CURRENCY = 'JPY';
const yen = (amount: number) => ({ amount, currency: CURRENCY });

/** Builds the objects of an account; ids derive from the account's name and each object's key. */
export function createBuilder(accountName: string) {
  const idOf = (kind: string, ...key: readonly (string | number)[]) => squareId(24, accountName, kind, ...key);
  const merchantId = squareId(13, accountName, 'merchant');

  const category = (name: string, more: Partial<CategoryObject['category_data']> = {}): CategoryObject => ({
    type: 'CATEGORY',
    id: idOf('category', name),
    ...base,
    present_at_all_locations: true,
    category_data: {
      name,
      category_type: 'REGULAR_CATEGORY',
      is_top_level: more.parent_category === undefined,
      ...more,
    },
  });

  const tax = (name: string, percentage: string, inclusion: 'ADDITIVE' | 'INCLUSIVE'): TaxObject => ({
    type: 'TAX',
    id: idOf('tax', name),
    ...base,
    present_at_all_locations: true,
    tax_data: {
      name,
      calculation_phase: 'TAX_SUBTOTAL_PHASE',
      inclusion_type: inclusion,
      percentage,
      enabled: true,
    },
  });

  const modifierList = (
    name: string,
    modifiers: readonly ModifierPlan[],
    more: Partial<ModifierListObject['modifier_list_data']> = {},
  ): ModifierListObject => {
    const id = idOf('modifier list', name);
    return {
      type: 'MODIFIER_LIST',
      id,
      ...base,
      present_at_all_locations: true,
      modifier_list_data: {
        name,
        selection_type: 'MULTIPLE',
        modifier_type: 'LIST',
        ...more,
        modifiers: modifiers.map((plan, ordinal) => modifier(id, plan, ordinal)),
      },
    };
  };

  const modifier = (listId: string, plan: ModifierPlan, ordinal: number): ModifierObject => ({
    type: 'MODIFIER',
    id: idOf('modifier', listId, plan.name),
    ...base,
    present_at_all_locations: true,
    ...plan.presence,
    modifier_data: {
      name: plan.name,
      ordinal,
      modifier_list_id: listId,
      ...(plan.price !== undefined && { price_money: yen(plan.price) }),
      ...(plan.hidden === true && { hidden_online: true }),
      ...(plan.overrides !== undefined && {
        location_overrides: Object.entries(plan.overrides).map(([location_id, amount]) => ({
          location_id,
          price_money: yen(amount),
        })),
      }),
    },
  });

  const variation = (
    itemId: string,
    itemPresence: Presence,
    plan: VariationPlan,
    ordinal: number,
  ): VariationObject => ({
    type: 'ITEM_VARIATION',
    id: idOf('variation', itemId, plan.key),
    ...base,
    ...itemPresence,
    ...plan.presence,
    item_variation_data: {
      item_id: itemId,
      ordinal,
      sellable: plan.sellable ?? true,
      stockable: true,
      ...(plan.name !== undefined && { name: plan.name }),
      ...(plan.sku !== undefined && { sku: plan.sku }),
      ...(plan.price === 'open' && { pricing_type: 'VARIABLE_PRICING' as const }),
      ...(typeof plan.price === 'number' && { pricing_type: 'FIXED_PRICING' as const, price_money: yen(plan.price) }),
      ...(plan.overrides !== undefined && plan.overrides.length > 0 && { location_overrides: plan.overrides }),
    },
  });

  const item = (plan: ItemPlan): ItemObject => {
    const id = idOf('item', plan.key);
    const presence = plan.presence ?? { present_at_all_locations: true };
    return {
      type: 'ITEM',
      id,
      ...base,
      ...presence,
      item_data: {
        ...(plan.name !== undefined && { name: plan.name }),
        ...(plan.kana !== undefined && { sort_name: plan.kana }),
        product_type: 'FOOD_AND_BEV',
        is_taxable: true,
        is_archived: false,
        tax_ids: plan.taxIds,
        categories: plan.categoryIds.map((categoryId) => ({ id: categoryId, ordinal: plan.ordinal })),
        ...(plan.modifierLists !== undefined && { modifier_list_info: plan.modifierLists }),
        variations: plan.variations.map((variationPlan, ordinal) => variation(id, presence, variationPlan, ordinal)),
        ...plan.odd,
      },
    };
  };

  const location = (plan: LocationPlan): SquareLocation => ({
    id: plan.id,
    name: plan.name,
    status: plan.active === false ? 'INACTIVE' : 'ACTIVE',
    timezone: 'Asia/Tokyo',
    currency: CURRENCY,
    country: 'JP',
    language_code: 'ja-JP',
    merchant_id: merchantId,
    business_name: accountName,
    type: 'PHYSICAL',
    created_at: OPENED_AT,
    ...(plan.prefecture !== undefined && {
      address: {
        ...(plan.street !== undefined && { address_line_1: plan.street }),
        ...(plan.city !== undefined && { locality: plan.city }),
        administrative_district_level_1: plan.prefecture,
        ...(plan.postalCode !== undefined && { postal_code: plan.postalCode }),
        country: 'JP',
      },
    }),
  });

  const account = (locations: readonly SquareLocation[], objects: SquareAccount['objects']): SquareAccount => ({
    merchant: {
      id: merchantId,
      business_name: accountName,
      country: 'JP',
      language_code: 'ja-JP',
      currency: CURRENCY,
      status: 'ACTIVE',
      main_location_id: locations[0]?.id,
      created_at: OPENED_AT,
    },
    locations,
    objects,
  });

  return { category, tax, modifierList, item, location, account, yen };
}

export type Builder = ReturnType<typeof createBuilder>;
