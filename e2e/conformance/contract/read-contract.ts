import { Validator } from '@seriousme/openapi-schema-validator';
import addFormats from 'ajv-formats';
import { type AnySchemaObject, Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { inProject } from '#lib/launch/paths.ts';

const refSchema = z.object({ $ref: z.string() });
const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().default(false),
  schema: z.looseObject({}),
});
const contentSchema = z.record(
  z.string(),
  z.looseObject({
    schema: z.looseObject({}),
    example: z.unknown().optional(),
    examples: z.record(z.string(), z.unknown()).optional(),
  }),
);
const responseSchema = z.looseObject({ content: contentSchema.optional() });
const operationSchema = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.union([refSchema, parameterSchema])).default([]),
  requestBody: z.looseObject({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.unknown()),
});
const pathSchema = z.object({
  parameters: z.array(z.union([refSchema, parameterSchema])).default([]),
  get: operationSchema.optional(),
  put: operationSchema.optional(),
  post: operationSchema.optional(),
});
const documentSchema = z.looseObject({
  paths: z.record(z.string(), pathSchema),
  webhooks: z.record(z.string(), pathSchema),
});

export type Parameter = z.output<typeof parameterSchema>;
export type Content = z.output<typeof contentSchema>;
export type Operation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Content | undefined;
  /** By status, or by range as in `5XX`. */
  readonly responses: Readonly<Record<string, z.output<typeof responseSchema>>>;
};

export type Contract = {
  readonly operations: readonly Operation[];
  /** What is wrong with a value, in words; null if nothing is. */
  readonly errorsOf: (schema: object, value: unknown) => string | null;
  /** The value that a JSON pointer into the document (`#/components/…`) names. */
  readonly at: (pointer: string) => unknown;
};

/** Reads the published contract. Throws if it is not valid OpenAPI. */
export async function readContract(): Promise<Contract> {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(inProject('docs', 'oder', 'openapi.yaml'));
  if (!valid) throw new Error(`docs/oder/openapi.yaml is not valid OpenAPI: ${JSON.stringify(errors)}`);
  const { specification } = validator;
  const { paths, webhooks } = documentSchema.parse(specification);
  const at = (pointer: string): unknown =>
    pointer
      .slice('#/'.length)
      .split('/')
      .reduce<unknown>(
        (value, part) => (value instanceof Object ? Reflect.get(value, part) : undefined),
        specification,
      );
  const found = [...Object.entries(paths), ...Object.entries(webhooks)].flatMap(([path, item]) =>
    (['get', 'put', 'post'] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [operationOf(operation, { method, path, shared: item.parameters, at })];
    }),
  );
  return { operations: found, errorsOf: schemaErrors(specification), at };
}

type Place = {
  readonly method: string;
  readonly path: string;
  readonly shared: z.output<typeof pathSchema>['parameters'];
  readonly at: Contract['at'];
};

function operationOf(operation: z.output<typeof operationSchema>, { method, path, shared, at }: Place): Operation {
  const resolved = (value: unknown) => {
    const ref = refSchema.safeParse(value);
    return ref.success ? at(ref.data.$ref) : value;
  };
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    parameters: [...shared, ...operation.parameters].map((parameter) => parameterSchema.parse(resolved(parameter))),
    body: operation.requestBody?.content,
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        responseSchema.parse(resolved(response)),
      ]),
    ),
  };
}

function schemaErrors(specification: Record<string, unknown>): Contract['errorsOf'] {
  const ajv = new Ajv2020({ allErrors: false, strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  ajv.addKeyword('components');
  const components = specification.components as AnySchemaObject;
  const compiled = new WeakMap<object, ReturnType<typeof ajv.compile>>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? ajv.compile({ ...schema, components });
    compiled.set(schema, validate);
    return validate(value) ? null : ajv.errorsText(validate.errors, { dataVar: 'body' });
  };
}
