import { z } from 'zod';
import type { Answer } from '#lib/simulators/server/answer.ts';
import { invalid, problem, type FieldError } from './problem.ts';

const ENTITIES = { categories: 'category', items: 'item', optionGroups: 'optionGroup' } as const;

const LABELS: Readonly<Record<string, string>> = {
  price: '価格',
  name: '名前',
  variants: '価格',
  categoryIds: 'カテゴリ',
};

/** Parses a body with `schema`: 400 if it is not JSON, 422 with all errors if it is invalid. */
export function readBody<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): { readonly value: z.output<Schema> } | { readonly refused: Answer } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { refused: problem({ status: 400, detail: 'The body is not JSON.' }) };
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return { value: parsed.data };
  return { refused: invalid(parsed.error.issues.map((issue) => fieldError(issue, body))) };
}

const namedSchema = z.looseObject({ id: z.string().catch(''), name: z.string().catch('') });

/** Locates an error by the list and the element that contain it. */
function fieldError({ path, code }: z.core.$ZodIssue, body: unknown): FieldError {
  const [list, at, ...inside] = path.map(String);
  const entity = ENTITIES[list as keyof typeof ENTITIES];
  if (entity === undefined || at === undefined) {
    return { entity: 'menu', id: '', field: path.join('.'), message: `${path.join('.')} が正しくありません` };
  }
  const { id, name } = namedSchema.catch({ id: '', name: '' }).parse(valueAt(body, path.slice(0, 2)));
  const missing = code === 'invalid_type' && valueAt(body, path) === undefined;
  const label = LABELS[inside.at(-1) ?? ''] ?? inside.join('.');
  return {
    entity,
    id,
    field: inside.join('.'),
    message: `「${name === '' ? id : name}」の${label}${missing ? 'がありません' : 'が正しくありません'}`,
  };
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );
}
