import { z } from 'zod';
import { type Shop, shopSchema } from '#lib/contract/shops.ts';
import { statusSchema } from '#lib/contract/status.ts';

/**
 * A status as the page checks it. The server writes all shops by one rule, so the first of each state stands for the others:
 * to check thousands would keep the table waiting.
 */
export const statusAnswerSchema = statusSchema.extend({ shops: z.custom<Shop[]>(areShops, 'not shops') });

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
