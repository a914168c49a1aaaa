import { z } from 'zod';

const id = z.string().min(1).max(200);
const name = z.string().min(1).max(512);
const price = z.int();

const categorySchema = z.strictObject({ id, name, parentId: id.optional(), sortOrder: z.int() });
export const categoriesBodySchema = z.strictObject({ categories: z.array(categorySchema) });

/** The optional parts of the contract that a brand's platform can have. */
export const FEATURES = [
  'availability',
  'tax-by-service',
  'repeatable-options',
  'nested-options',
  'alcohol',
  'orders',
] as const;
export const featureSchema = z.enum(FEATURES);
export type Feature = z.output<typeof featureSchema>;
/** Orders are not part of the simulator yet. */
export const DEFAULT_FEATURES: readonly Feature[] = FEATURES.filter((feature) => feature !== 'orders');

const percentage = z.number().min(0).max(100);
/** True or absent. */
const flag = z.literal(true).optional();

const variantSchema = z.strictObject({ id, name: name.optional(), price: price.min(0), sku: z.string().optional() });
const itemSchema = z.strictObject({
  id,
  name,
  kana: z.string().optional(),
  categoryIds: z.array(id),
  sortOrder: z.int(),
  taxRate: percentage.optional(),
  taxRates: z
    .strictObject({ dineIn: percentage.optional(), takeaway: percentage.optional() })
    .refine((rates) => Object.keys(rates).length > 0)
    .optional(),
  taxIncluded: z.boolean(),
  alcoholic: flag,
  variants: z.array(variantSchema).min(1),
  optionGroupIds: z.array(id),
});
const optionSchema = z.strictObject({
  id,
  name,
  price,
  maxPerOption: z.int().min(1).optional(),
  default: flag,
  optionGroupIds: z.array(id).min(1).optional(),
});
const optionGroupSchema = z.strictObject({
  id,
  name,
  min: z.int().min(0),
  /** `null` means no limit. */
  max: z.int().min(1).nullable(),
  repeatable: flag,
  options: z.array(optionSchema),
});

/** The POS-owned menu of a shop, complete. Money is in the currency's smallest unit. */
export const menuBodySchema = z.strictObject({
  currency: z.string().length(3),
  items: z.array(itemSchema),
  optionGroups: z.array(optionGroupSchema),
});

/** The POS-owned part of what is sold out at a shop, complete. */
export const availabilityBodySchema = z.strictObject({
  soldOut: z.strictObject({ variantIds: z.array(id), optionIds: z.array(id) }),
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
export type SoldOutIds = { readonly variantIds: readonly string[]; readonly optionIds: readonly string[] };
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
  /** Default: all but `orders`. */
  readonly features?: readonly Feature[];
  readonly shops: readonly OderShop[];
};
