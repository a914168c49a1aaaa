import { z } from 'zod';

/**
 * What we use of Square's Catalog and Locations API (Square-Version 2025-08-20): strict there, blind to the rest.
 * `version` is not read: it is an int64 and may pass what a number can hold.
 */

/** Without NUL and half surrogate pairs, which JSON allows and a database's JSON column does not. */
const text = z.string().transform((value) => value.replaceAll('\0', '').toWellFormed());
/** Without control characters and half surrogate pairs. An id is not mended as a text is: it would be another's then. */
const id = z.string().regex(/^[^\p{Cc}\p{Cs}]+$/u);
const ids = z.array(id).nullish();
const flag = z.boolean().nullish();
/** An int64 too: pinned to what a number holds exactly. */
const ordinal = z
  .number()
  .transform((value) => Math.trunc(Math.min(Number.MAX_SAFE_INTEGER, Math.max(Number.MIN_SAFE_INTEGER, value))))
  .nullish();
/** ISO 4217. */
const currency = z.string().regex(/^[A-Z]{3}$/);
const money = z.object({ amount: z.int().nullish(), currency: currency.nullish() }).nullish();

const objectFields = {
  id,
  is_deleted: flag,
  present_at_all_locations: flag,
  present_at_location_ids: ids,
  absent_at_location_ids: ids,
};

const variationSchema = z.object({
  ...objectFields,
  item_variation_data: z.object({
    name: text.nullish(),
    sku: text.nullish(),
    ordinal,
    pricing_type: z.string().nullish(),
    price_money: money,
    sellable: flag,
    measurement_unit_id: z.union([id, z.literal('')]).nullish(),
    location_overrides: z
      .array(z.object({ location_id: z.string().nullish(), price_money: money, pricing_type: z.string().nullish() }))
      .nullish(),
  }),
});
export type SquareVariation = z.output<typeof variationSchema>;

const categoryRefSchema = z.object({ id: id.nullish(), ordinal });

const modifierListInfoSchema = z.object({
  modifier_list_id: id,
  min_selected_modifiers: z.int().nullish(),
  max_selected_modifiers: z.int().nullish(),
  enabled: flag,
  ordinal,
  /** `YES`, `NO`, or `NOT_SET`: as the list says. */
  allow_quantities: z.string().nullish(),
  modifier_overrides: z.array(z.object({ modifier_id: id, hidden_online_override: z.string().nullish() })).nullish(),
});
export type SquareModifierListInfo = z.output<typeof modifierListInfoSchema>;

const itemSchema = z.object({
  ...objectFields,
  type: z.literal('ITEM'),
  item_data: z.object({
    name: text.nullish(),
    sort_name: text.nullish(),
    categories: z.array(categoryRefSchema).nullish(),
    category_id: z.union([id, z.literal('')]).nullish(),
    reporting_category: categoryRefSchema.nullish(),
    tax_ids: ids,
    is_taxable: flag,
    is_archived: flag,
    product_type: z.string().nullish(),
    modifier_list_info: z.array(modifierListInfoSchema).nullish(),
    variations: z.array(variationSchema).nullish(),
  }),
});
export type SquareItem = z.output<typeof itemSchema>;

const modifierSchema = z.object({
  ...objectFields,
  modifier_data: z.object({
    name: text.nullish(),
    ordinal,
    price_money: money,
    hidden_online: flag,
    location_overrides: z.array(z.object({ location_id: z.string().nullish(), price_money: money })).nullish(),
  }),
});
export type SquareModifier = z.output<typeof modifierSchema>;

const modifierListSchema = z.object({
  ...objectFields,
  type: z.literal('MODIFIER_LIST'),
  modifier_list_data: z.object({
    name: text.nullish(),
    selection_type: z.string().nullish(),
    modifier_type: z.string().nullish(),
    min_selected_modifiers: z.int().nullish(),
    max_selected_modifiers: z.int().nullish(),
    allow_quantities: flag,
    modifiers: z.array(modifierSchema).nullish(),
  }),
});
export type SquareModifierList = z.output<typeof modifierListSchema>;

const categorySchema = z.object({
  ...objectFields,
  type: z.literal('CATEGORY'),
  category_data: z.object({
    name: text.nullish(),
    category_type: z.string().nullish(),
    /** Of a top-level category it has an ordinal alone. */
    parent_category: categoryRefSchema.nullish(),
  }),
});
export type SquareCategory = z.output<typeof categorySchema>;

const taxSchema = z.object({
  ...objectFields,
  type: z.literal('TAX'),
  tax_data: z.object({
    enabled: flag,
    inclusion_type: z.string().nullish(),
    percentage: z.string().nullish(),
  }),
});
export type SquareTax = z.output<typeof taxSchema>;

const measurementUnitSchema = z.object({
  ...objectFields,
  type: z.literal('MEASUREMENT_UNIT'),
  measurement_unit_data: z.object({
    measurement_unit: z
      .object({ custom_unit: z.looseObject({}).nullish(), generic_unit: z.string().nullish() })
      .nullish(),
  }),
});
export type SquareMeasurementUnit = z.output<typeof measurementUnitSchema>;

export const CATALOGUE_TYPES = ['ITEM', 'MODIFIER_LIST', 'CATEGORY', 'TAX', 'MEASUREMENT_UNIT'] as const;
export type CatalogueType = (typeof CATALOGUE_TYPES)[number];

const catalogueObjectSchema = z.discriminatedUnion('type', [
  itemSchema,
  modifierListSchema,
  categorySchema,
  taxSchema,
  measurementUnitSchema,
]);
export type SquareObject = z.output<typeof catalogueObjectSchema>;

/** Objects of types that were not asked for are left out. */
export const cataloguePageSchema = z.object({
  objects: z
    .array(z.looseObject({ type: z.string() }))
    .nullish()
    .transform((objects) => (objects ?? []).filter(({ type }) => CATALOGUE_TYPES.some((known) => known === type)))
    .pipe(z.array(catalogueObjectSchema)),
  cursor: z.string().nullish(),
});

/** Enough to know whether an object is still there, or deleted. */
export const batchSchema = z.object({
  objects: z
    .array(
      z.object({
        id,
        type: z.string(),
        is_deleted: flag,
        item_data: z.object({ is_archived: flag }).nullish(),
      }),
    )
    .nullish(),
});
export type SquareSighting = NonNullable<z.output<typeof batchSchema>['objects']>[number];

export const locationsSchema = z.object({
  locations: z
    .array(
      z.object({
        id,
        name: text.nullish(),
        status: z.string().nullish(),
        timezone: id.nullish(),
        currency,
      }),
    )
    .nullish(),
});
