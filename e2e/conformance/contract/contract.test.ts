import { describe, expect, it } from 'vitest';
import { PLATFORM_FEATURES } from '#lib/domain/master.ts';
import { FEATURES } from '#lib/simulators/oder/schema.ts';
import { checkExchange, type Exchange } from './check-exchange.ts';
import { type Content, readContract } from './read-contract.ts';

const contract = await readContract();
const contents = contract.operations.flatMap(({ id, body, responses }) => [
  ...(body ? [[`${id} request`, body] as const] : []),
  ...Object.entries(responses).flatMap(([status, { content }]) =>
    content ? [[`${id} ${status}`, content] as const] : [],
  ),
]);

function examplesIn(content: Content): readonly (readonly [object, unknown])[] {
  return Object.values(content).flatMap(({ schema, example, examples = {} }) => [
    ...(example === undefined ? [] : [[schema, resolved(example)] as const]),
    ...Object.values(examples).map((entry) => [schema, Reflect.get(Object(resolved(entry)), 'value')] as const),
  ]);
}

function resolved(value: unknown): unknown {
  const ref: unknown = Reflect.get(Object(value), '$ref');
  return typeof ref === 'string' ? contract.at(ref) : value;
}

describe('the document', () => {
  it.each(contents)('has a valid example for each body: %s', (_name, content) => {
    const examples = examplesIn(content);
    expect(examples.length).toBeGreaterThan(0);
    for (const [schema, value] of examples) expect(contract.errorsOf(schema, value)).toBeNull();
  });

  it('lists the features that Haizen and the simulator know', () => {
    expect(contract.at('#/components/schemas/Feature/enum')).toEqual([...PLATFORM_FEATURES]);
    expect(FEATURES).toEqual(PLATFORM_FEATURES);
  });
});

describe('an exchange', () => {
  const exchange = (more: Partial<Exchange>): Exchange => ({
    method: 'PUT',
    target: '/v1/shops/101/menu',
    requestHeaders: { 'sync-fence': '1', 'idempotency-key': 'k' },
    requestBody: Buffer.from('{"currency":"JPY","items":[],"optionGroups":[]}'),
    status: 200,
    responseHeaders: { 'content-type': 'application/json; charset=utf-8' },
    responseBody: '{"created":0,"changed":0,"removed":0,"unchanged":0}',
    ...more,
  });
  const failing = (more: Partial<Exchange>) => checkExchange(contract, exchange(more));

  it('as the contract describes it is fine', () => {
    expect(failing({})).toEqual({ request: [], response: [] });
  });

  it.each<[string, Partial<Exchange>]>([
    ['no fence', { requestHeaders: { 'idempotency-key': 'k' } }],
    ['no key', { requestHeaders: { 'sync-fence': '1' } }],
    ['an unknown field', { requestBody: Buffer.from('{"currency":"JPY","items":[],"optionGroups":[],"x":1}') }],
    ['no JSON', { requestBody: Buffer.from('{') }],
    ['no gzip', { requestHeaders: { 'sync-fence': '1', 'idempotency-key': 'k', 'content-encoding': 'gzip' } }],
    ['too much', { requestBody: Buffer.alloc(5 * 1024 * 1024 + 1, ' ') }],
  ])('whose request has %s is a violation, also of a platform that accepts it', (_what, more) => {
    const { request, response } = failing(more);
    expect(request).toHaveLength(1);
    expect(response).toEqual([expect.stringContaining('accepted an invalid request')]);
  });

  it.each<[string, Partial<Exchange>]>([
    ['an unknown status', { status: 418 }],
    ['another content type', { responseHeaders: { 'content-type': 'text/html' } }],
    ['a missing count', { responseBody: '{"created":0}' }],
    ['no JSON', { responseBody: '' }],
    ['a problem without a code', problem('{"title":"x","status":422}')],
    ['a rejection without its errors', problem('{"title":"x","status":422,"code":"invalid-body"}')],
  ])('whose response has %s is a violation', (_what, more) => {
    expect(failing(more).response).toHaveLength(1);
  });

  function problem(responseBody: string): Partial<Exchange> {
    return { status: 422, responseHeaders: { 'content-type': 'application/problem+json' }, responseBody };
  }
});
