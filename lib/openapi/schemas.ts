import { z } from 'zod';
import * as contract from '#lib/contract/all.ts';
import { refsIn, refTo, type SchemaObject } from './schema-object.ts';

type Side = 'input' | 'output';
type Json = z.core.JSONSchema.JSONSchema;
type ByName = Readonly<Record<string, SchemaObject>>;

/** Every schema that the contract exports as one, by its name there: `shopSchema` is `Shop`. */
const NAMES: ReadonlyMap<z.ZodType, string> = new Map(
  Object.entries(contract).flatMap(([name, value]) =>
    value instanceof z.ZodType && name.endsWith('Schema')
      ? [[value, pascal(name.slice(0, -'Schema'.length))] as const]
      : [],
  ),
);

/** The document's schemas, made from those that validate. What is named in the contract is named in the document. */
export type Schemas = {
  /** Of a body or a query: what may be sent. */
  given(schema: z.ZodType): SchemaObject;
  /** Of an answer: what is there. It may grow, so nothing forbids further properties. */
  answered(schema: z.ZodType): SchemaObject;
  /** A query's fields: each is a parameter by itself. */
  fieldsOf(query: z.ZodType): SchemaObject;
  readonly byName: ByName;
};

type Roots = { readonly given: readonly z.ZodType[]; readonly answered: readonly z.ZodType[] };

export function createSchemas(roots: Roots): Schemas {
  const answers = reachable(jsonOfAll('output'), roots.answered);
  const bodies = reachable(jsonOfAll('input'), roots.given);
  // What is sent and answered, and looks another way in each direction, has two names.
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
    // Bodies become what JSON has no word for; they are looked at as they are sent.
    unrepresentable: side === 'output' ? 'any' : 'throw',
    override: ({ jsonSchema }) => plain(jsonSchema, side),
  });
  return Object.fromEntries(
    // The types of both describe JSON Schema; ours are the part of it that the contract uses.
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema as SchemaObject]),
  );
}

/** Without what only repeats what is said already. */
function plain(schema: Json, side: Side): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (side === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
}

/** These, and whatever they refer to. */
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
