import { z } from 'zod';
import { UPSTREAM_BOUNDS, type UpstreamBound } from '#lib/domain/upstream-bounds.ts';
import type { JsonBody } from './json-body.ts';
import { OverBound } from './over-bound.ts';
import { isSliceOver, nextSlice } from './time-slices.ts';

/** JSON that doesn't match its schema; holds only the first invalid field. */
export class Unfitting extends Error {
  readonly field: string | undefined;

  constructor(path: readonly PropertyKey[], reason: string) {
    const field = path.map(String).join('.');
    super(field === '' ? reason : `${field}: ${reason}`);
    this.name = 'Unfitting';
    this.field = field === '' ? undefined : field;
  }
}

type ListShape<Entry extends z.ZodType = z.ZodType> = {
  readonly entry: Entry;
  /** If not required, absent or null counts as an empty list. */
  readonly required?: boolean;
  /** Checked before any entry is parsed. */
  readonly bound?: UpstreamBound;
};

/** The top-level object of a response: lists, parsed entry by entry, and all other fields. */
export type AnswerShape<
  Rest extends z.ZodObject = z.ZodObject,
  Lists extends Readonly<Record<string, ListShape>> = Readonly<Record<string, ListShape>>,
> = { readonly rest: Rest; readonly lists: Lists };

export type Shaped<Shape extends AnswerShape> = z.output<Shape['rest']> & {
  readonly [Name in keyof Shape['lists']]: readonly z.output<Shape['lists'][Name]['entry']>[];
};

/** Parses a body by its shape. Throws `Unfitting` at the first invalid field, `OverBound`, `NotJson` or `NotUtf8`. */
export async function readShape<Shape extends AnswerShape>(
  shape: Shape,
  body: JsonBody,
  signal: AbortSignal,
): Promise<Shaped<Shape>> {
  const rest = fitting(shape.rest, body.root, []);
  const read: [string, unknown][] = [];
  for (const [name, list] of Object.entries(shape.lists)) {
    read.push([name, await readList(list, { name, body, signal })]);
  }
  return { ...rest, ...Object.fromEntries(read) } as Shaped<Shape>;
}

async function readList(
  { entry, required = false, bound = 'entries' }: ListShape,
  { name, body, signal }: { name: string; body: JsonBody; signal: AbortSignal },
): Promise<readonly unknown[]> {
  const slots: unknown = Reflect.get(Object(body.root), name);
  if (!required && (slots === undefined || slots === null)) return [];
  if (!Array.isArray(slots)) throw new Unfitting([name], 'not a list');
  if (slots.length > UPSTREAM_BOUNDS[bound]) throw new OverBound(bound);
  const read: unknown[] = [];
  for (const [index, place] of slots.entries()) {
    if (isSliceOver()) await nextSlice();
    signal.throwIfAborted();
    read.push(fitting(entry, body.entry(Number(place)), [name, index]));
  }
  return read;
}

function fitting<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: readonly PropertyKey[],
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new Unfitting([...at, ...(first?.path ?? [])], first?.message ?? 'invalid');
}

/** Like `z.array`, but stops at the first invalid entry; zod's own collects an issue for each. */
export function listOf<Entry extends z.ZodType>(entry: Entry) {
  return z.unknown().transform((value, context): z.output<Entry>[] => {
    if (!Array.isArray(value)) return fail(context, [], 'not a list');
    const read: z.output<Entry>[] = [];
    for (const [index, element] of value.entries()) {
      const parsed = entry.safeParse(element);
      if (!parsed.success) {
        const [first] = parsed.error.issues;
        return fail(context, [index, ...(first?.path ?? [])], first?.message ?? 'invalid');
      }
      read.push(parsed.data);
    }
    return read;
  });
}

function fail(context: z.RefinementCtx, path: PropertyKey[], message: string): never {
  context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
}
