/** The part of JSON Schema 2020-12 that the document uses. */
export type SchemaObject = {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: string | number | boolean | null;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly items?: SchemaObject;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaObject;
  readonly propertyNames?: SchemaObject;
  readonly anyOf?: readonly SchemaObject[];
  readonly oneOf?: readonly SchemaObject[];
};

const COMPONENTS = '#/components/schemas/';

export function refTo(name: string): string {
  return `${COMPONENTS}${name}`;
}

/** The name that a reference points to; undefined for any other schema. */
export function refName({ $ref }: SchemaObject): string | undefined {
  return $ref?.startsWith(COMPONENTS) === true ? $ref.slice(COMPONENTS.length) : undefined;
}

/** The names that a schema refers to, at any depth. */
export function refsIn(schema: SchemaObject): readonly string[] {
  const { items, properties = {}, anyOf = [], oneOf = [], additionalProperties: others } = schema;
  const parts = [
    items,
    ...Object.values(properties),
    ...anyOf,
    ...oneOf,
    typeof others === 'object' ? others : undefined,
  ];
  const name = refName(schema);
  const own = name === undefined ? [] : [name];
  return [...own, ...parts.flatMap((part) => (part === undefined ? [] : refsIn(part)))];
}
