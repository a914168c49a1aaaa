import { z } from 'zod';
import { type Shop, shopSchema } from '#lib/contract/shops.ts';
import { shopChangesSchema } from '#lib/contract/status.ts';

/**
 * Validates changed shops. All shops are serialized by the same code, so it checks only the first shop of each state:
 * validating thousands would delay the table.
 */
export const shopChangesAnswerSchema = shopChangesSchema.extend({ items: z.custom<Shop[]>(areShops, 'not shops') });

function areShops(given: unknown): boolean {
  if (!Array.isArray(given)) return false;
  const seen = new Set<unknown>();
  return given.every((shop: unknown) => {
    const state = typeof shop === 'object' && shop !== null && 'state' in shop ? shop.state : undefined;
    if (seen.has(state)) return true;
    seen.add(state);
    return shopSchema.safeParse(shop).success;
  });
}
