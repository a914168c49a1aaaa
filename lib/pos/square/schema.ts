import { z } from 'zod';
import { type AnswerShape, listOf } from '#lib/upstream-http/body/answer-shape.ts';
import { cursor, id, idList, text } from '#lib/upstream-http/body/texts.ts';

/**
 * What we use of Square's Catalog and Locations API (Square-Version 2026-08-19): strict about these fields, ignoring
 * the rest. Nothing is required that older versions lack. `version` is not read: it is an int64 and may exceed what a number can hold.
 */

const ids = idList.nullish();
const flag = z.boolean().nullish();
/** Also an int64; limited to safe integers. */
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
    pricing_type: text.nullish(),
    price_money: money,
    sellable: flag,
    measurement_unit_id: z.union([id, z.literal('')]).nullish(),
    location_overrides: listOf(
      z.object({
        location_id: text.nullish(),
        price_money: money,
        pricing_type: text.nullish(),
        sold_out: flag,
        sold_out_valid_until: text.nullish(),
      }),
    ).nullish(),
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
  /** `YES`, `NO`, or `NOT_SET` (the list decides). */
  allow_quantities: text.nullish(),
  modifier_overrides: listOf(
    z.object({
      modifier_id: id,
      hidden_online_override: text.nullish(),
      on_by_default_override: text.nullish(),
      /** Deprecated; how versions before 2025-05-21 say it. */
      on_by_default: flag,
    }),
  ).nullish(),
});
export type SquareModifierListInfo = z.output<typeof modifierListInfoSchema>;

const itemSchema = z.object({
  ...objectFields,
  type: z.literal('ITEM'),
  item_data: z.object({
    name: text.nullish(),
    sort_name: text.nullish(),
    categories: listOf(categoryRefSchema).nullish(),
    category_id: z.union([id, z.literal('')]).nullish(),
    reporting_category: categoryRefSchema.nullish(),
    tax_ids: ids,
    is_taxable: flag,
    is_archived: flag,
    is_alcoholic: flag,
    product_type: text.nullish(),
    modifier_list_info: listOf(modifierListInfoSchema).nullish(),
    variations: listOf(variationSchema).nullish(),
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
    on_by_default: flag,
    /** Square sends it from version 2026-08-19. */
    child_modifier_list_ids: ids,
    location_overrides: listOf(z.object({ location_id: text.nullish(), price_money: money, sold_out: flag })).nullish(),
  }),
});
export type SquareModifier = z.output<typeof modifierSchema>;

const modifierListSchema = z.object({
  ...objectFields,
  type: z.literal('MODIFIER_LIST'),
  modifier_list_data: z.object({
    name: text.nullish(),
    selection_type: text.nullish(),
    modifier_type: text.nullish(),
    min_selected_modifiers: z.int().nullish(),
    max_selected_modifiers: z.int().nullish(),
    allow_quantities: flag,
    modifiers: listOf(modifierSchema).nullish(),
  }),
});
export type SquareModifierList = z.output<typeof modifierListSchema>;

const categorySchema = z.object({
  ...objectFields,
  type: z.literal('CATEGORY'),
  category_data: z.object({
    name: text.nullish(),
    category_type: text.nullish(),
    availability_period_ids: ids,
    /** For a top-level category, contains only an ordinal. */
    parent_category: categoryRefSchema.nullish(),
  }),
});
export type SquareCategory = z.output<typeof categorySchema>;

const taxSchema = z.object({
  ...objectFields,
  type: z.literal('TAX'),
  tax_data: z.object({
    name: text.nullish(),
    enabled: flag,
    inclusion_type: text.nullish(),
    percentage: text.nullish(),
    /** The tax is added at the sale to all products of this set, whatever their `tax_ids`. */
    applies_to_product_set_id: text.nullish(),
  }),
});
export type SquareTax = z.output<typeof taxSchema>;

const measurementUnitSchema = z.object({
  ...objectFields,
  type: z.literal('MEASUREMENT_UNIT'),
  measurement_unit_data: z.object({
    measurement_unit: z.object({ custom_unit: z.looseObject({}).nullish(), generic_unit: text.nullish() }).nullish(),
  }),
});
export type SquareMeasurementUnit = z.output<typeof measurementUnitSchema>;

export const CATALOGUE_TYPES = ['ITEM', 'MODIFIER_LIST', 'CATEGORY', 'TAX', 'MEASUREMENT_UNIT'] as const;
export type CatalogueType = (typeof CATALOGUE_TYPES)[number];
/** Come inside their item or list, and by themselves where they are asked for. */
export const NESTED_TYPES = ['ITEM_VARIATION', 'MODIFIER'] as const;

const catalogueObjectSchema = z.discriminatedUnion('type', [
  itemSchema,
  modifierListSchema,
  categorySchema,
  taxSchema,
  measurementUnitSchema,
]);
export type SquareObject = z.output<typeof catalogueObjectSchema>;

/** Null for objects of other types. */
const catalogueEntrySchema = z
  .looseObject({ type: z.string() })
  .transform((object) => (CATALOGUE_TYPES.some((type) => type === object.type) ? object : null))
  .pipe(catalogueObjectSchema.nullable());

export const cataloguePage = {
  rest: z.object({ cursor: cursor.nullish() }),
  lists: { objects: { entry: catalogueEntrySchema, bound: 'page-objects' } },
} as const satisfies AnswerShape;

/** What the search for changes says of one object. A deleted one may come without its data. */
const changeSchema = z.union([
  z
    .object({ type: z.string(), id, is_deleted: z.literal(true) })
    .transform((object) => ({ kind: 'deleted' as const, id: object.id })),
  z.object({ type: z.enum(NESTED_TYPES), id }).transform((object) => ({ kind: 'nested' as const, id: object.id })),
  catalogueEntrySchema.transform((object) => (object === null ? null : { kind: 'changed' as const, object })),
]);
export type SquareChange = NonNullable<z.output<typeof changeSchema>>;

export const changesPage = {
  rest: z.object({ cursor: cursor.nullish(), latest_time: text.nullish() }),
  lists: { objects: { entry: changeSchema, bound: 'page-objects' } },
} as const satisfies AnswerShape;

const sightingSchema = z.object({
  id,
  type: z.string(),
  is_deleted: flag,
  item_data: z.object({ is_archived: flag }).nullish(),
});
/** Enough to tell whether an object still exists or was deleted. */
export type SquareSighting = z.output<typeof sightingSchema>;

export const batchAnswer = {
  rest: z.object({}),
  lists: { objects: { entry: sightingSchema, bound: 'page-objects' } },
} as const satisfies AnswerShape;

const locationSchema = z.object({
  id,
  name: text.nullish(),
  status: text.nullish(),
  timezone: id.nullish(),
  currency,
  merchant_id: text.nullish(),
});

export const locationsAnswer = {
  rest: z.object({}),
  lists: { locations: { entry: locationSchema, bound: 'shops' } },
} as const satisfies AnswerShape;
