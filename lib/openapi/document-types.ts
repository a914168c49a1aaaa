import type { ProblemCode } from '#lib/domain/problems.ts';
import type { OPERATION_GROUPS } from '#lib/operations/operations.ts';
import type { SchemaObject } from './schema-object.ts';

export type ParameterObject = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: SchemaObject;
};

type HeaderRefs = Readonly<Record<string, { readonly $ref: string }>>;
type ExampleRefs = Readonly<Record<string, { readonly $ref: string }>>;

export type ResponseObject = {
  readonly description: string;
  readonly headers: HeaderRefs;
  readonly content?: Readonly<Record<string, { readonly schema: SchemaObject; readonly examples?: ExampleRefs }>>;
};

export type OperationObject = {
  readonly operationId: string;
  readonly summary: string;
  /** Who may call it. */
  readonly description: string;
  readonly tags: readonly string[];
  readonly deprecated?: true;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly (ParameterObject | { readonly $ref: string })[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<Record<string, { readonly schema: SchemaObject }>>;
  };
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly 'x-role'?: string;
  readonly 'x-scope'?: string;
};

/** A problem without the facts of a specific request. */
export type ProblemExample = {
  readonly summary: string;
  readonly value: {
    readonly type: string;
    readonly status: number;
    readonly code: ProblemCode;
    readonly title: string;
    readonly detail: string;
    readonly remedy: string;
  };
};

export type OpenApiDocument = {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly tags: readonly { readonly name: keyof typeof OPERATION_GROUPS; readonly description: string }[];
  readonly security: OperationObject['security'];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, SchemaObject>>;
    readonly parameters: Readonly<Record<string, ParameterObject>>;
    readonly headers: Readonly<
      Record<string, { readonly description: string; readonly required: boolean; readonly schema: SchemaObject }>
    >;
    readonly examples: Readonly<Record<string, ProblemExample>>;
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
};
