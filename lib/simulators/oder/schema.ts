import { z } from 'zod';

const id = z.string().min(1).max(200);
const name = z.string().min(1).max(512);
const price = z.int();

const categorySchema = z.strictObject({ id, name, parentId: id.optional(), sortOrder: z.int() });
export const categoriesBodySchema = z.strictObject({ categories: z.array(categorySchema) });

const variantSchema = z.strictObject({ id, name: name.optional(), price: price.min(0), sku: z.string().optional() });
const itemSchema = z.strictObject({
  id,
  name,
  kana: z.string().optional(),
  categoryIds: z.array(id),
  sortOrder: z.int(),
  taxRate: z.number().min(0).max(100).optional(),
  taxIncluded: z.boolean(),
  variants: z.array(variantSchema).min(1),
  optionGroupIds: z.array(id),
});
const optionGroupSchema = z.strictObject({
  id,
  name,
  min: z.int().min(0),
  /** `null` means no limit. */
  max: z.int().min(1).nullable(),
  options: z.array(z.strictObject({ id, name, price })),
});

/** The POS-owned menu of a shop, complete. Money is in the currency's smallest unit. */
export const menuBodySchema = z.strictObject({
  currency: z.string().length(3),
  items: z.array(itemSchema),
  optionGroups: z.array(optionGroupSchema),
});

/** Fields maintained by the platform's own staff; a PUT from a POS never changes them. */
export const platformFieldsSchema = z.strictObject({
  imageUrl: z.string().optional(),
  description: z.string().optional(),
  translations: z
    .record(z.string(), z.strictObject({ name: z.string(), description: z.string().optional() }))
    .optional(),
  soldOut: z.boolean().optional(),
  hidden: z.boolean().optional(),
});

export type OderCategory = z.output<typeof categorySchema>;
export type OderItem = z.output<typeof itemSchema>;
export type OderOptionGroup = z.output<typeof optionGroupSchema>;
export type OderMenu = z.output<typeof menuBodySchema>;
export type PlatformFields = z.output<typeof platformFieldsSchema>;
export type WriteCounts = { created: number; changed: number; removed: number; unchanged: number };

export type OderShop = {
  readonly id: string;
  readonly name: string;
  readonly posLocationId?: string;
  readonly acceptingOrders: boolean;
};

/** A brand at the start of an oder simulator, with nothing published. */
export type OderBrand = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly shops: readonly OderShop[];
};
