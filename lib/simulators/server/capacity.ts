import { z } from 'zod';
import type { Refusal } from './upstream.ts';

/** Beyond `inFlight` open requests every request gets a 429, with a Retry-After if `retryAfterSeconds` is set. */
export const capacitySchema = z.strictObject({
  inFlight: z.int().positive(),
  retryAfterSeconds: z.number().nonnegative().optional(),
});
export type Capacity = z.input<typeof capacitySchema>;

/** The refusal of a request beyond the capacity; `inFlight` counts the open requests, including this one. */
export function overCapacity(capacity: Capacity | undefined, inFlight: number): Refusal | undefined {
  if (capacity === undefined || inFlight <= capacity.inFlight) return undefined;
  return {
    status: 429,
    detail: 'Too many concurrent requests.',
    retryAfterSeconds: capacity.retryAfterSeconds,
  };
}
