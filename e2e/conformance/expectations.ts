import { isDeepStrictEqual } from 'node:util';
import { type Answer, shortened } from './answer.ts';

/** The platform does something else than the rule says. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** The rule can't be checked here, for the reason in the message. */
export class Unchecked extends Error {
  override readonly name = 'Unchecked';
}

export function expectStatus(answer: Answer, ...statuses: readonly number[]): void {
  if (!statuses.includes(answer.status)) throw new Broken(`expected ${statuses.join(' or ')}, got ${answer.status}`);
}

export function expectSame(what: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Broken(`${what}: expected ${shortened(expected)}, got ${shortened(actual)}`);
}

export function expectCode(answer: Answer, status: number, code: string): void {
  expectStatus(answer, status);
  const said: unknown = Reflect.get(Object(answer.body), 'code');
  if (said !== code) throw new Broken(`expected the code ${code}, got ${String(said)}`);
}

/** A 422 that names this entity. */
export function expectRejected(answer: Answer, entity: { entity: string; id: string }): void {
  expectStatus(answer, 422);
  const errors: unknown = Reflect.get(Object(answer.body), 'errors');
  const found = Array.isArray(errors) && errors.some((error: unknown) => names(error, entity));
  if (!found) throw new Broken(`no error names the ${entity.entity} ${entity.id}: ${shortened(errors)}`);
}

function names(error: unknown, { entity, id }: { entity: string; id: string }): boolean {
  return Reflect.get(Object(error), 'entity') === entity && Reflect.get(Object(error), 'id') === id;
}
