import type { z } from 'zod';
import type { Access } from '#lib/domain/access.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** A body that is no JSON, by its media type. */
type TextAnswer = { readonly text: string };

/** One thing that the API does: what a route parses, whom it lets in, what its document says of it. */
export type Operation = {
  readonly method: Method;
  /** Parameters in braces. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly access: Access;
  /** What is asked for can be found by trying: few tries from one address. */
  readonly isSignInAttempt?: true;
  /** It is answered without the database. */
  readonly isAlone?: true;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Null: nothing but the status. */
  readonly answers: Readonly<Record<number, z.ZodType | TextAnswer | null>>;
  /** Beside those that its access, body and query bring with them. */
  readonly problems?: readonly ProblemCode[];
};

/** The names in a path's braces. */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name]: string } & ParamsOf<Rest>
  : unknown;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export type BodyOf<Op extends Operation> = Op extends { readonly body: infer Schema } ? Parsed<Schema> : undefined;
export type QueryOf<Op extends Operation> = Op extends { readonly query: infer Schema } ? Parsed<Schema> : undefined;
