import addFormats from 'ajv-formats';
import { type AnySchemaObject, Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { z } from 'zod';
import type { ProblemCode } from '#lib/domain/problems.ts';
import { TRY_AGAIN_LATER } from '#lib/domain/problems.ts';
import type { OperationName } from '#lib/operations/operations.ts';
import { DOCUMENT, documented } from './open-document.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
addFormats(ajv);
ajv.addKeyword('components');

const problemSchema = z.object({ code: z.string(), title: z.string(), detail: z.string(), remedy: z.string() });
const validators = new Map<string, ValidateFunction>();

/** Responses may gain fields later; the test must fail on any undocumented field. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  const isOpen = 'properties' in parts && !('$ref' in parts) && !('additionalProperties' in parts);
  return isOpen ? { ...parts, additionalProperties: false } : parts;
}

const components = { schemas: closed(DOCUMENT.components.schemas) };

function validatorOf(key: string, schema: object): ValidateFunction {
  const made = validators.get(key) ?? ajv.compile({ ...(closed(schema) as AnySchemaObject), components });
  validators.set(key, made);
  return made;
}

/** Fails unless the response matches its documentation for that status. Returns the problem's code. */
export async function checkAnswer(name: OperationName, response: Response): Promise<string> {
  const { status, headers } = response;
  const text = await response.text();
  const expected = documented(name).responses[String(status)];
  if (expected === undefined) throw new Error(`${name} answered ${status}, which its document does not know: ${text}`);
  const missing = Object.keys(expected.headers).filter((header) => !headers.has(header));
  expect(missing, `${name} ${status}: headers`).toEqual([]);

  const [[type, content] = ['', null]] = Object.entries(expected.content ?? {});
  if (content === null) {
    expect(text).toBe('');
    return String(status);
  }
  expect(headers.get('content-type')?.split(';')[0], `${name} ${status}`).toBe(type);
  const body: unknown = type.endsWith('json') ? JSON.parse(text) : text;
  const isValid = validatorOf(`${name} ${status}`, content.schema);
  if (!isValid(body)) throw new Error(`${name} ${status}: ${ajv.errorsText(isValid.errors)}\n${text.slice(0, 2_000)}`);
  if (type !== 'application/problem+json') return String(status);
  const { code, ...sentences } = problemSchema.parse(body);
  expect(Object.values(sentences).every((sentence) => sentence.trim() !== '')).toBe(true);
  const later: readonly ProblemCode[] = TRY_AGAIN_LATER;
  if (later.some((one) => one === code)) expect(Number(headers.get('retry-after')), code).toBeGreaterThan(0);
  return code;
}
