/**
 * The part of Square's Catalog and Locations API (Square-Version 2026-08-19) that restaurant catalogues use. Objects
 * are immutable: an edit replaces the object.
 */

type Money = { readonly amount: number; readonly currency: string };

export type Presence = {
  readonly present_at_all_locations?: boolean;
  readonly present_at_location_ids?: readonly string[];
  readonly absent_at_location_ids?: readonly string[];
};

type ObjectBase = Presence & {
  readonly id: string;
  readonly version: number;
  readonly updated_at: string;
  readonly is_deleted?: boolean;
};

export type VariationOverride = {
  readonly location_id: string;
  readonly price_money?: Money;
  readonly pricing_type?: PricingType;
  readonly track_inventory?: boolean;
  readonly sold_out?: boolean;
  readonly sold_out_valid_until?: string;
};
type PricingType = 'FIXED_PRICING' | 'VARIABLE_PRICING';

type VariationData = {
  readonly item_id: string;
  readonly name?: string;
  readonly sku?: string;
  readonly ordinal?: number;
  readonly pricing_type?: PricingType;
  readonly price_money?: Money;
  readonly location_overrides?: readonly VariationOverride[];
  readonly sellable?: boolean;
  readonly stockable?: boolean;
  readonly measurement_unit_id?: string;
};
export type VariationObject = ObjectBase & {
  readonly type: 'ITEM_VARIATION';
  readonly item_variation_data: VariationData;
};

type ToggleOverride = 'YES' | 'NO' | 'NOT_SET';

export type ModifierListInfo = {
  readonly modifier_list_id: string;
  readonly min_selected_modifiers?: number;
  readonly max_selected_modifiers?: number;
  readonly enabled?: boolean;
  readonly allow_quantities?: ToggleOverride;
  readonly ordinal?: number;
  readonly modifier_overrides?: readonly {
    readonly modifier_id: string;
    readonly on_by_default?: boolean;
    readonly on_by_default_override?: ToggleOverride;
    readonly hidden_online_override?: ToggleOverride;
  }[];
};

type CategoryRef = { readonly id: string; readonly ordinal?: number };
/** A top-level category's parent has only an ordinal. */
type ParentRef = { readonly id?: string; readonly ordinal?: number };

type ProductType =
  | 'REGULAR'
  | 'FOOD_AND_BEV'
  | 'GIFT_CARD'
  | 'APPOINTMENTS_SERVICE'
  | 'EVENT'
  | 'DIGITAL'
  | 'DONATION'
  | 'COMBO';

export type ItemData = {
  readonly name?: string;
  readonly sort_name?: string;
  readonly description_plaintext?: string;
  readonly categories?: readonly CategoryRef[];
  readonly category_id?: string;
  readonly reporting_category?: CategoryRef;
  readonly tax_ids?: readonly string[];
  readonly modifier_list_info?: readonly ModifierListInfo[];
  readonly variations: readonly VariationObject[];
  readonly product_type?: ProductType;
  readonly is_archived?: boolean;
  readonly is_alcoholic?: boolean;
  readonly is_taxable?: boolean;
};
export type ItemObject = ObjectBase & { readonly type: 'ITEM'; readonly item_data: ItemData };

type ModifierData = {
  readonly name: string;
  readonly price_money?: Money;
  readonly ordinal?: number;
  readonly modifier_list_id: string;
  readonly on_by_default?: boolean;
  readonly hidden_online?: boolean;
  readonly child_modifier_list_ids?: readonly string[];
  readonly location_overrides?: readonly {
    readonly location_id: string;
    readonly price_money?: Money;
    readonly sold_out?: boolean;
  }[];
};
export type ModifierObject = ObjectBase & { readonly type: 'MODIFIER'; readonly modifier_data: ModifierData };

export type ModifierListData = {
  readonly name: string;
  readonly ordinal?: number;
  readonly selection_type?: 'SINGLE' | 'MULTIPLE';
  readonly modifier_type?: 'LIST' | 'TEXT';
  readonly max_length?: number;
  readonly allow_quantities?: boolean;
  readonly min_selected_modifiers?: number;
  readonly max_selected_modifiers?: number;
  readonly modifiers?: readonly ModifierObject[];
};
export type ModifierListObject = ObjectBase & {
  readonly type: 'MODIFIER_LIST';
  readonly modifier_list_data: ModifierListData;
};

type CategoryData = {
  readonly name: string;
  readonly category_type?: 'REGULAR_CATEGORY' | 'MENU_CATEGORY' | 'KITCHEN_CATEGORY';
  readonly parent_category?: ParentRef;
  readonly is_top_level?: boolean;
  readonly availability_period_ids?: readonly string[];
};
export type CategoryObject = ObjectBase & { readonly type: 'CATEGORY'; readonly category_data: CategoryData };

type TaxData = {
  readonly name: string;
  readonly calculation_phase?: 'TAX_SUBTOTAL_PHASE' | 'TAX_TOTAL_PHASE';
  readonly inclusion_type?: 'ADDITIVE' | 'INCLUSIVE';
  /** A number as text: '10', '7.5'. */
  readonly percentage?: string;
  readonly applies_to_product_set_id?: string;
  readonly enabled?: boolean;
};
export type TaxObject = ObjectBase & { readonly type: 'TAX'; readonly tax_data: TaxData };

export type MeasurementUnitObject = ObjectBase & {
  readonly type: 'MEASUREMENT_UNIT';
  readonly measurement_unit_data: {
    readonly measurement_unit: {
      readonly type: string;
      readonly weight_unit?: string;
      readonly length_unit?: string;
      readonly custom_unit?: { readonly name: string; readonly abbreviation: string };
    };
    readonly precision?: number;
  };
};

/** Top-level catalogue objects. Variations and modifiers are nested in their item or list. */
export type TopLevelObject = ItemObject | ModifierListObject | CategoryObject | TaxObject | MeasurementUnitObject;
export type CatalogObject = TopLevelObject | VariationObject | ModifierObject;

export type SquareLocation = {
  readonly id: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly timezone: string;
  readonly currency: string;
  readonly country: string;
  readonly language_code: string;
  readonly merchant_id: string;
  readonly business_name: string;
  readonly type: 'PHYSICAL' | 'MOBILE';
  readonly created_at: string;
  readonly address?: {
    readonly address_line_1?: string;
    readonly address_line_2?: string;
    readonly locality?: string;
    readonly administrative_district_level_1?: string;
    readonly postal_code?: string;
    readonly country?: string;
  };
};

export type SquareMerchant = {
  readonly id: string;
  readonly business_name: string;
  readonly country: string;
  readonly language_code: string;
  readonly currency: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly main_location_id?: string;
  readonly created_at: string;
};

/** A merchant's whole account: the initial state of a Square simulator. */
export type SquareAccount = {
  readonly merchant: SquareMerchant;
  readonly locations: readonly SquareLocation[];
  readonly objects: readonly TopLevelObject[];
};
