import { z } from 'zod';

/** The answers of an `oder` platform. Money is in the smallest unit; optional fields are absent, never null. */

/** Without control characters and half surrogate pairs, which no database column takes. */
const id = z.string().regex(/^[^\p{Cc}\p{Cs}]+$/u);
/** ISO 4217. */
const currency = z.string().regex(/^[A-Z]{3}$/);
/** Such as a name; mended, for it is only shown and compared. */
const text = z.string().transform((value) => value.replaceAll('\0', '').toWellFormed());
const count = z.int().nonnegative();

export const brandSchema = z.object({ id, name: text, currency });

export const shopsPageSchema = z.object({
  shops: z.array(z.object({ id, name: text, posLocationId: z.union([id, z.literal('')]).optional() })),
  nextCursor: z.string().optional(),
});

export const categoriesSchema = z.object({
  categories: z.array(z.object({ id, name: text, parentId: id.optional(), sortOrder: z.int() })),
});

export const menuSchema = z.object({
  currency,
  items: z.array(
    z.object({
      id,
      name: text,
      kana: text.optional(),
      categoryIds: z.array(id),
      sortOrder: z.int(),
      taxRate: z.number().optional(),
      taxIncluded: z.boolean(),
      variants: z.array(z.object({ id, name: text.optional(), price: z.int(), sku: text.optional() })),
      optionGroupIds: z.array(id),
    }),
  ),
  optionGroups: z.array(
    z.object({
      id,
      name: text,
      min: count,
      max: count.nullable(),
      options: z.array(z.object({ id, name: text, price: z.int() })),
    }),
  ),
});

export const publishedSchema = z.object({ created: count, changed: count, removed: count, unchanged: count });

/** Why a body was refused, one by one; what else a problem says is in the answer's own words. */
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
