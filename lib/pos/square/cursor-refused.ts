import { z } from 'zod';

const error = z.object({ code: z.string(), field: z.string() }).partial().catch({});
const refusalSchema = z.object({ errors: z.array(error) });

/** Whether Square rejects only the cursor of a request: `INVALID_CURSOR`, or an error at that field. */
export function isCursorRefused(body: unknown): boolean {
  const { errors = [] } = refusalSchema.safeParse(body).data ?? {};
  return errors.some(({ code, field }) => code === 'INVALID_CURSOR' || field === 'cursor');
}
