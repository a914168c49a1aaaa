import type { z } from 'zod';
import type { Answer } from '#lib/simulators/server/answer.ts';
import { squareError } from './errors.ts';

/** Parses a body with `schema`, or returns Square's 400. An empty body counts as `{}`. */
export function readJson<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): { readonly value: z.output<Schema> } | { readonly refused: Answer } {
  let body: unknown;
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    return { refused: squareError({ status: 400, detail: 'The body is not JSON.', code: 'INVALID_REQUEST_ERROR' }) };
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.');
  return { refused: squareError({ status: 400, detail: issue?.message ?? '', field, code: 'INVALID_VALUE' }) };
}
