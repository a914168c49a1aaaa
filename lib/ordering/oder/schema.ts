import { z } from 'zod';
import { type AnswerShape, listOf } from '#lib/upstream-http/body/answer-shape.ts';
import { cursor, id, text } from '#lib/upstream-http/body/texts.ts';

/** The responses of an `oder` platform. Money is in the smallest unit; optional fields are absent, never null. */

/** ISO 4217. */
const currency = z.string().regex(/^[A-Z]{3}$/);
const count = z.int().nonnegative();

/** Platforms from before features existed have none. */
export const brandAnswer = {
  rest: z.object({ id, name: text, currency }),
  lists: { features: { entry: text } },
} as const satisfies AnswerShape;

const shopSchema = z.object({ id, name: text, posLocationId: z.union([id, z.literal('')]).optional() });

export const shopsPage = {
  rest: z.object({ nextCursor: cursor.optional() }),
  lists: { shops: { entry: shopSchema, required: true, bound: 'shops' } },
} as const satisfies AnswerShape;

const categorySchema = z.object({ id, name: text, parentId: id.optional(), sortOrder: z.int() });

export const categoriesAnswer = {
  rest: z.object({}),
  lists: { categories: { entry: categorySchema, required: true, bound: 'categories' } },
} as const satisfies AnswerShape;

const variantSchema = z.object({ id, name: text.optional(), price: z.int(), sku: text.optional() });

/** True or absent, so that equal menus have equal texts. */
const flag = z.literal(true).optional();

const taxRates = z
  .object({ dineIn: z.number().optional(), takeaway: z.number().optional() })
  .refine(({ dineIn, takeaway }) => dineIn !== undefined || takeaway !== undefined, 'no rate');

const itemSchema = z.object({
  id,
  name: text,
  kana: text.optional(),
  categoryIds: listOf(id),
  sortOrder: z.int(),
  taxRate: z.number().optional(),
  taxRates: taxRates.optional(),
  taxIncluded: z.boolean(),
  alcoholic: flag,
  variants: listOf(variantSchema),
  optionGroupIds: listOf(id),
});

const optionSchema = z.object({
  id,
  name: text,
  price: z.int(),
  maxPerOption: z.int().positive().optional(),
  default: flag,
  optionGroupIds: listOf(id)
    .refine((ids) => ids.length > 0, 'empty instead of absent')
    .optional(),
});

const optionGroupSchema = z.object({
  id,
  name: text,
  min: count,
  max: count.nullable(),
  repeatable: flag,
  options: listOf(optionSchema),
});

export const menuAnswer = {
  rest: z.object({ currency }),
  lists: {
    items: { entry: itemSchema, required: true, bound: 'menu-parts' },
    optionGroups: { entry: optionGroupSchema, required: true, bound: 'menu-parts' },
  },
} as const satisfies AnswerShape;

export const publishedAnswer = {
  rest: z.object({ created: count, changed: count, removed: count, unchanged: count }),
  lists: {},
} as const satisfies AnswerShape;

const soldOutIds = z.object({ variantIds: listOf(id), optionIds: listOf(id) });

export const availabilityAnswer = {
  rest: z.object({ soldOut: soldOutIds }),
  lists: {},
} as const satisfies AnswerShape;

export const availabilityPublished = {
  rest: z.object({ unknown: soldOutIds }),
  lists: {},
} as const satisfies AnswerShape;

/** Why a body was refused, one entry per error; other problem fields are read by the generic message parser. */
export const rejectionSchema = z.object({
  errors: z.array(
    z.object({
      entity: z.string().optional(),
      id: z.string().optional(),
      field: z.string().optional(),
      message: z.string(),
    }),
  ),
});
