import { z } from 'zod';
import type { TopLevelObject } from './types.ts';

const id = z.string();
const locationIds = z.array(z.string()).optional();

/** Edits a person can make at the POS. `amount` is in the currency's smallest unit. */
export const squareEditSchema = z.discriminatedUnion('kind', [
  /** For a variation or a modifier at one shop; `until` is ISO 8601, only for a variation. */
  z.strictObject({
    kind: z.literal('sold-out'),
    id,
    locationId: z.string(),
    soldOut: z.boolean().default(true),
    until: z.iso.datetime({ offset: true }).optional(),
  }),
  /** For a variation, or all variations of an item; with `locationId` only for that shop. */
  z.strictObject({ kind: z.literal('change-price'), id, amount: z.int(), locationId: z.string().optional() }),
  /** Any object with a name. */
  z.strictObject({ kind: z.literal('rename'), id, name: z.string() }),
  z.strictObject({ kind: z.literal('archive'), id, archived: z.boolean().default(true) }),
  z.strictObject({ kind: z.literal('delete'), id }),
  z.strictObject({ kind: z.literal('restore'), id }),
  z.strictObject({
    kind: z.literal('add-item'),
    id,
    name: z.string(),
    kana: z.string().optional(),
    amount: z.int(),
    categoryId: z.string().optional(),
    taxIds: z.array(z.string()).optional(),
  }),
  z.strictObject({ kind: z.literal('add-category'), id, name: z.string(), parentId: z.string().optional() }),
  /** Deletes a category and removes it from its items, as Square does. */
  z.strictObject({ kind: z.literal('remove-category'), id }),
  z.strictObject({
    kind: z.literal('set-presence'),
    id,
    everywhere: z.boolean(),
    presentAt: locationIds,
    absentAt: locationIds,
  }),
  z.strictObject({
    kind: z.literal('change-location'),
    id,
    name: z.string().optional(),
    status: z.enum(['ACTIVE', 'INACTIVE']).optional(),
    currency: z.string().length(3).optional(),
  }),
  /** Adds or replaces a whole object unchanged, for changes no person at the POS would make. */
  z.strictObject({ kind: z.literal('put'), object: z.custom<TopLevelObject>(isTopLevelObject) }),
]);
export type SquareEdit = z.input<typeof squareEditSchema>;
export type ParsedEdit = z.output<typeof squareEditSchema>;

function isTopLevelObject(value: unknown): boolean {
  const type = z.enum(['ITEM', 'CATEGORY', 'TAX', 'MODIFIER_LIST', 'MEASUREMENT_UNIT']);
  return z.looseObject({ type, id }).safeParse(value).success;
}
