import { z } from 'zod';
import type { Refusal } from './upstream.ts';

/** Beyond `inFlight` open requests everything gets a 429, with a Retry-After where `retryAfterSeconds` is given. */
export const capacitySchema = z.strictObject({
  inFlight: z.int().positive(),
  retryAfterSeconds: z.number().nonnegative().optional(),
});
export type Capacity = z.input<typeof capacitySchema>;

/** The refusal of a request that is one too many, judged by the requests open now, itself included. */
export function overCapacity(capacity: Capacity | undefined, inFlight: number): Refusal | undefined {
  if (capacity === undefined || inFlight <= capacity.inFlight) return undefined;
  return {
    status: 429,
    detail: 'Too many requests at once.',
    retryAfterSeconds: capacity.retryAfterSeconds,
  };
}
