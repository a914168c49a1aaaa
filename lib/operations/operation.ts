import type { z } from 'zod';
import type { Access } from '#lib/domain/access.ts';
import type { ProblemCode } from '#lib/domain/problems.ts';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** The media type of a response body that is not JSON. */
type TextAnswer = { readonly text: string };

/** One API operation: its input, access control, responses and documentation. */
export type Operation = {
  readonly method: Method;
  /** Parameters in braces. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly access: Access;
  /** A day, in UTC. The summary names what replaces it. */
  readonly deprecatedSince?: string;
  /** Takes a secret that can be guessed, so attempts are limited per address. */
  readonly isSignInAttempt?: true;
  /** Answered without the database. */
  readonly isAlone?: true;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** By status; null means no body. */
  readonly answers: Readonly<Record<number, z.ZodType | TextAnswer | null>>;
  /** In addition to those implied by access, body and query. */
  readonly problems?: readonly ProblemCode[];
};

/** The parameters in a path's braces. */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name]: string } & ParamsOf<Rest>
  : unknown;

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** Signed requests are parsed by their handler, after it has verified the signature. */
export type BodyOf<Op extends Operation> = Op extends { readonly access: { readonly to: 'signature' } }
  ? undefined
  : Op extends { readonly body: infer Schema }
    ? Parsed<Schema>
    : undefined;
export type QueryOf<Op extends Operation> = Op extends { readonly query: infer Schema } ? Parsed<Schema> : undefined;
