import type { z } from 'zod';
import { SyncError } from '#lib/domain/errors.ts';
import type { UpstreamSide } from './error-maker.ts';
import type { UpstreamAnswer } from './send-once.ts';

/** Reads an answer's body by its schema; throws `…-malformed` with the path of the first field that doesn't fit. */
export function parseAnswer<Schema extends z.ZodType>(
  schema: Schema,
  answer: Pick<UpstreamAnswer, 'status' | 'body'>,
  side: UpstreamSide,
): z.output<Schema> {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.map(String).join('.');
  throw new SyncError(`${side}-malformed`, {
    detail: { status: answer.status, ...(field && { field }) },
    cause: parsed.error,
  });
}
