import { z } from 'zod';
import * as contract from '#lib/contract/all.ts';
import { refsIn, refTo, type SchemaObject } from './schema-object.ts';

type Side = 'input' | 'output';
type Json = z.core.JSONSchema.JSONSchema;
type ByName = Readonly<Record<string, SchemaObject>>;

/** Every schema that the contract exports, with its name in the document: `shopSchema` is `Shop`. */
const NAMES: ReadonlyMap<z.ZodType, string> = new Map(
  Object.entries(contract).flatMap(([name, value]) =>
    value instanceof z.ZodType && name.endsWith('Schema')
      ? [[value, pascal(name.slice(0, -'Schema'.length))] as const]
      : [],
  ),
);

/** The document's schemas, generated from the zod schemas that validate requests and responses. */
export type Schemas = {
  /** For a request body. */
  given(schema: z.ZodType): SchemaObject;
  /** For a response. Responses may grow, so additional properties are allowed. */
  answered(schema: z.ZodType): SchemaObject;
  /** The fields of a query; each becomes a parameter. */
  fieldsOf(query: z.ZodType): SchemaObject;
  readonly byName: ByName;
};

type Roots = { readonly given: readonly z.ZodType[]; readonly answered: readonly z.ZodType[] };

export function createSchemas(roots: Roots): Schemas {
  const answers = reachable(jsonOfAll('output'), roots.answered);
  const bodies = reachable(jsonOfAll('input'), roots.given);
  // A schema that differs between request and response gets two names.
  const differing = Object.keys(bodies).filter((name) => name in answers && !isSame(answers[name], bodies[name]));
  const inputName = (name: string) => (differing.includes(name) ? `${name}Input` : name);
  const inputs = jsonOfAll('input', inputName);
  const byName = { ...reachable(inputs, roots.given, inputName), ...answers };
  return {
    byName: Object.fromEntries(Object.entries(byName).toSorted(([a], [b]) => a.localeCompare(b))),
    given: (schema) => ({ $ref: refTo(inputName(nameOf(schema))) }),
    fieldsOf: (query) => inputs[inputName(nameOf(query))] ?? {},
    answered: (schema) => ({ $ref: refTo(nameOf(schema)) }),
  };
}

function nameOf(schema: z.ZodType): string {
  const name = NAMES.get(schema);
  if (name === undefined) throw new Error('a schema of the API is not exported by the contract');
  return name;
}

function jsonOfAll(side: Side, named = (name: string) => name): ByName {
  const registry = z.registry<{ id: string }>();
  for (const [schema, name] of NAMES) registry.add(schema, { id: named(name) });
  const { schemas } = z.toJSONSchema(registry, {
    io: side,
    uri: refTo,
    // Transforms in request schemas have no output schema; for them, only the input is used.
    unrepresentable: side === 'output' ? 'any' : 'throw',
    override: ({ jsonSchema }) => plain(jsonSchema, side),
  });
  return Object.fromEntries(
    // Both types describe JSON Schema; `SchemaObject` has only the part that the contract uses.
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema as SchemaObject]),
  );
}

/** Removes redundant keywords. */
function plain(schema: Json, side: Side): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (side === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
}

/** The root schemas and everything they refer to. */
function reachable(all: ByName, roots: readonly z.ZodType[], named = (name: string) => name): ByName {
  const found: Record<string, SchemaObject> = {};
  const waiting = roots.map((root) => named(nameOf(root)));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const schema = all[name];
    if (schema === undefined || name in found) continue;
    found[name] = schema;
    for (const ref of refsIn(schema)) waiting.push(ref);
  }
  return found;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
