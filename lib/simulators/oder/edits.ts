import { z } from 'zod';
import type { BrandStore } from './brand-store.ts';
import { featureSchema, platformFieldsSchema } from './schema.ts';

const shopId = z.string();

/** Changes made by the platform's own staff, or to the platform itself; never part of a sync. */
export const oderEditSchema = z.discriminatedUnion('kind', [
  /** Merges into the existing fields; `undefined` leaves a field unchanged. */
  z.strictObject({ kind: z.literal('set-platform-fields'), shopId, itemId: z.string(), fields: platformFieldsSchema }),
  z.strictObject({
    kind: z.literal('change-shop'),
    shopId,
    name: z.string().optional(),
    acceptingOrders: z.boolean().optional(),
    /** `null` removes the link to the POS. */
    posLocationId: z.string().nullable().optional(),
  }),
  z.strictObject({
    kind: z.literal('add-shop'),
    brandId: z.string(),
    shopId,
    name: z.string(),
    posLocationId: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('remove-shop'), shopId }),
  /** The platform gains or loses optional parts of the contract. */
  z.strictObject({ kind: z.literal('set-features'), brandId: z.string(), features: z.array(featureSchema) }),
]);
export type OderEdit = z.input<typeof oderEditSchema>;

/** Applies an edit. Throws a ZodError if it is invalid, a RangeError for unknown ids. */
export function applyOderEdit(store: BrandStore, input: OderEdit): void {
  const edit = oderEditSchema.parse(input);
  if (edit.kind === 'set-features' || edit.kind === 'add-shop') {
    const brand = store.brand(edit.brandId);
    if (brand === undefined) throw new RangeError(`There is no brand ${edit.brandId}`);
    if (edit.kind === 'set-features') return store.setFeatures(brand, edit.features);
    const { brandId, shopId: id, name, posLocationId } = edit;
    store.addShop(brandId, { id, name, posLocationId, acceptingOrders: true });
    return;
  }
  const state = store.shop(edit.shopId);
  if (state === undefined) throw new RangeError(`There is no shop ${edit.shopId}`);
  switch (edit.kind) {
    case 'set-platform-fields': {
      if (state.menu?.items.has(edit.itemId) !== true)
        throw new RangeError(`No such item is published: ${edit.itemId}`);
      return store.setPlatformFields(state, edit.itemId, edit.fields);
    }
    case 'change-shop': {
      const { name = state.shop.name, acceptingOrders = state.shop.acceptingOrders } = edit;
      const posLocationId = edit.posLocationId === undefined ? state.shop.posLocationId : edit.posLocationId;
      const link = posLocationId !== null && { posLocationId };
      return store.changeShop(state, { id: state.shop.id, name, acceptingOrders, ...link });
    }
    case 'remove-shop':
      return store.removeShop(edit.shopId);
  }
}
