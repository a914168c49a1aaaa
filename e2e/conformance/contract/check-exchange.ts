import { gunzipSync } from 'node:zlib';
import type { Contract, Operation } from './read-contract.ts';

export type Exchange = {
  readonly method: string;
  /** With its query. */
  readonly target: string;
  readonly requestHeaders: Readonly<Record<string, string | undefined>>;
  readonly requestBody: Buffer;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string | undefined>>;
  readonly responseBody: string;
};

export type Checked = {
  /** How the request breaks the contract. */
  readonly request: readonly string[];
  /** How the response breaks it, or that an invalid request was accepted. */
  readonly response: readonly string[];
};

const LARGEST_BODY = 5 * 1024 * 1024;
/** A platform may not have a path, or a method, at all. */
const NOT_FOUND = [404, 405];

/** Compares one request and its response with the contract. */
export function checkExchange(contract: Contract, exchange: Exchange): Checked {
  const { pathname, searchParams } = new URL(exchange.target, 'http://platform');
  const operation = findOperation(contract, exchange.method, pathname);
  if (operation === undefined) {
    const known = NOT_FOUND.includes(exchange.status) || exchange.status === 401;
    return { request: ['no such operation'], response: known ? [] : [`${exchange.status} for an unknown operation`] };
  }
  const values = { path: pathValues(operation.path, pathname), query: searchParams, headers: exchange.requestHeaders };
  const request = [...parameterErrors(contract, operation, values), ...bodyErrors(contract, operation, exchange)];
  const accepted =
    request.length > 0 && exchange.status < 400 ? [`accepted an invalid request: ${request.join('; ')}`] : [];
  return { request, response: [...accepted, ...responseErrors(contract, operation, exchange)] };
}

function findOperation({ operations }: Contract, method: string, pathname: string): Operation | undefined {
  return operations.find((operation) => operation.method === method && pathValues(operation.path, pathname) !== null);
}

/** The values of a path's parameters; null if it is another path. */
function pathValues(template: string, pathname: string): Readonly<Record<string, string>> | null {
  const [expected, given] = [template.split('/'), pathname.split('/')];
  if (expected.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [at, part] of expected.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    const value = given[at] ?? '';
    if (name === undefined && part !== value) return null;
    if (name !== undefined) values[name] = decodeURIComponent(value);
  }
  return values;
}

type Values = {
  readonly path: Readonly<Record<string, string>> | null;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
};

function parameterErrors(contract: Contract, { parameters }: Operation, values: Values): readonly string[] {
  return parameters.flatMap(({ name, in: place, required, schema }) => {
    const value = {
      path: () => values.path?.[name],
      query: () => values.query.get(name) ?? undefined,
      header: () => values.headers[name.toLowerCase()],
    }[place]();
    if (value === undefined) return required ? [`${name} is missing`] : [];
    const errors = contract.errorsOf(schema, value);
    return errors === null ? [] : [`${name}: ${errors}`];
  });
}

function bodyErrors(contract: Contract, { body }: Operation, exchange: Exchange): readonly string[] {
  const schema = body?.['application/json']?.schema;
  if (schema === undefined) return exchange.requestBody.length === 0 ? [] : ['an unexpected body'];
  const isZipped = exchange.requestHeaders['content-encoding'] === 'gzip';
  let text: string;
  try {
    const bytes = isZipped ? gunzipSync(exchange.requestBody) : exchange.requestBody;
    if (bytes.length > LARGEST_BODY) return ['the body has more than 5 MB'];
    text = bytes.toString('utf8');
  } catch {
    return ['the body is not gzip'];
  }
  return jsonErrors(contract, schema, text);
}

function responseErrors(contract: Contract, { responses }: Operation, exchange: Exchange): readonly string[] {
  const { status, responseBody, responseHeaders } = exchange;
  const expected = responses[String(status)] ?? responses[`${String(status).slice(0, 1)}XX`];
  if (expected === undefined) return status === 405 ? [] : [`${status} is not in the contract`];
  const type = responseHeaders['content-type']?.split(';')[0];
  const content = expected.content?.[type ?? ''];
  if (content === undefined) return [`${status} has the content type ${type ?? '(none)'}`];
  return jsonErrors(contract, content.schema, responseBody).map((error) => `${status}: ${error}`);
}

function jsonErrors(contract: Contract, schema: object, text: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return ['the body is not JSON'];
  }
  const errors = contract.errorsOf(schema, value);
  return errors === null ? [] : [errors];
}
