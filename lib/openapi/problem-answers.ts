import type { z } from 'zod';
import { problemSchema, sideProblemSchema, syncInProgressSchema } from '#lib/contract/problems.ts';
import { PROBLEM_STATUS, type ProblemCode, TRY_AGAIN_LATER } from '#lib/domain/problems.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { problemSentence } from '#lib/messages/sentences.ts';
import type { Operation } from '#lib/operations/operation.ts';
import { problemsOf } from '#lib/operations/problems-of.ts';
import { problemHeaders } from './answers.ts';
import type { ProblemExample, ResponseObject } from './document-types.ts';
import type { SchemaObject } from './schema-object.ts';
import type { Schemas } from './schemas.ts';

/** Problems with additional members. */
const EXTENDED: Partial<Record<ProblemCode, z.ZodType>> = {
  'sync-in-progress': syncInProgressSchema,
  'connection-failed': sideProblemSchema,
  'token-needed': sideProblemSchema,
  'upstream-not-allowed': sideProblemSchema,
};

export const PROBLEM_SCHEMAS: readonly z.ZodType[] = [...new Set([problemSchema, ...Object.values(EXTENDED)])];

/** An operation's problem responses, by status. */
export function problemAnswersOf(
  operation: Operation,
  { schemas, locale }: { schemas: Schemas; locale: Locale },
): readonly [status: number, ResponseObject][] {
  const byStatus = Map.groupBy(problemsOf(operation), (code) => PROBLEM_STATUS[code]);
  return [...byStatus].map(([status, codes]) => [
    status,
    {
      description: codes.map((code) => `\`${code}\`: ${problemSentence(locale, code).title}`).join('\n\n'),
      headers: problemHeaders(codes.every(triesLater)),
      content: {
        'application/problem+json': {
          schema: schemaOf(codes, schemas),
          examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
        },
      },
    },
  ]);
}

/** A problem's sentences without the facts of a specific request. */
export function problemExample(code: ProblemCode, locale: Locale): ProblemExample {
  const sentence = problemSentence(locale, code);
  const value = { type: `urn:haizen:problem:${code}`, status: PROBLEM_STATUS[code], code, ...sentence };
  return { summary: sentence.title, value };
}

export function triesLater(code: ProblemCode): boolean {
  return TRY_AGAIN_LATER.some((later) => later === code);
}

function schemaOf(codes: readonly ProblemCode[], schemas: Schemas): SchemaObject {
  const bySchema = Map.groupBy(codes, (code) => EXTENDED[code] ?? problemSchema);
  const [only = {}, ...others] = [...bySchema].map(([schema, some]) => withCodes(schema, some, schemas));
  return others.length === 0 ? only : { oneOf: [only, ...others] };
}

function withCodes(schema: z.ZodType, codes: readonly ProblemCode[], schemas: Schemas): SchemaObject {
  return { ...schemas.answered(schema), properties: { code: { enum: codes } } };
}
