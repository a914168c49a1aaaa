import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { Operation } from '#lib/operations/operation.ts';
import type { ResponseObject } from './document-types.ts';
import type { Schemas } from './schemas.ts';

/** Response headers, by component name. */
export const ANSWER_HEADERS = {
  'X-Request-Id': { type: 'string' },
  'Content-Language': { type: 'string', enum: ['ja', 'en'] },
  'Cache-Control': { type: 'string' },
  Location: { type: 'string' },
  ETag: { type: 'string' },
  Vary: { type: 'string' },
  'Retry-After': { type: 'integer', minimum: 1 },
  Deprecation: { type: 'string', pattern: '^@\\d+$' },
} as const;
export type AnswerHeader = keyof typeof ANSWER_HEADERS;

const ALWAYS = ['X-Request-Id', 'Content-Language'] as const;

type Answer = Operation['answers'][number];

/** An operation's success responses, by status. */
export function answersOf(operation: Operation, schemas: Schemas): readonly [status: number, ResponseObject][] {
  const tagged = 304 in operation.answers ? TAGGED : [];
  const deprecated = operation.deprecatedSince === undefined ? [] : DEPRECATED;
  return Object.entries(operation.answers).map(([text, answer]) => {
    const status = Number(text);
    const headers = headerRefs([...ALWAYS, 'Cache-Control', ...tagged, ...deprecated, ...ofStatus(status)]);
    return [status, { description: STATUS_CODES[status] ?? text, headers, ...contentOf(answer, schemas) }];
  });
}

const TAGGED = ['ETag', 'Vary'] as const;
const DEPRECATED = ['Deprecation'] as const;

/** 201 and 202 say where to find the result. */
function ofStatus(status: number): readonly AnswerHeader[] {
  return status === 201 || status === 202 ? ['Location'] : [];
}

function contentOf(answer: Answer | undefined, schemas: Schemas): Pick<ResponseObject, 'content'> {
  if (answer === null || answer === undefined) return {};
  if (answer instanceof z.ZodType) return { content: { 'application/json': { schema: schemas.answered(answer) } } };
  if ('text' in answer) return { content: { [answer.text]: { schema: { type: 'string' } } } };
  return {};
}

export function headerRefs(names: readonly AnswerHeader[]): ResponseObject['headers'] {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

export function problemHeaders(triesLater: boolean): ResponseObject['headers'] {
  return headerRefs(triesLater ? [...ALWAYS, 'Retry-After'] : ALWAYS);
}
