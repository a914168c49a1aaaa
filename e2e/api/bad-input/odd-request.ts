import fc from 'fast-check';
import type { Ids } from '#e2e/api/contract/call.ts';
import { documented, operationOf } from '#e2e/api/contract/open-document.ts';
import type { OperationName } from '#lib/operations/operations.ts';
import { fitting, oddBody } from './odd-json.ts';
import { oddHeaderText, oddText } from './odd-texts.ts';

/** Mostly admins: the others fail authorization before anything else is tested. */
export const ASKERS = [...Array.from({ length: 12 }, () => 'admin' as const), 'reader', 'nobody', 'odd'] as const;

export type OddRequest = {
  readonly name: OperationName;
  readonly asker: (typeof ASKERS)[number];
  /** Includes the query; already escaped. */
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array<ArrayBuffer> | undefined;
};

/** A request that matches the operation's documentation, then mutated. */
export function oddRequest(name: OperationName, ids: Ids): fc.Arbitrary<OddRequest> {
  const knownIds = Object.values(ids);
  const { requestBody } = documented(name);
  const schema = requestBody?.content['application/json']?.schema;
  const { method } = operationOf(name);
  return fc.record({
    name: fc.constant(name),
    asker: fc.constantFrom(...ASKERS),
    path: fc.tuple(oddPath(name, ids), oddQuery(name, knownIds)).map(([path, query]) => path + query),
    headers: oddHeaders,
    body: method === 'GET' ? fc.constant(undefined) : oddBody(schema ?? {}, knownIds),
  });
}

function oddPath(name: OperationName, ids: Ids): fc.Arbitrary<string> {
  const parts = operationOf(name)
    .path.split('/')
    .map((part): fc.Arbitrary<string> => {
      const [, param] = /^\{(\w+)\}$/u.exec(part) ?? [];
      if (param === undefined) return fc.constant(part);
      const right = Object.entries(ids).find(([id]) => id === param)?.[1] ?? 'x';
      return fc.oneof(
        { arbitrary: fc.constant(right), weight: 5 },
        { arbitrary: oddText.map(escaped), weight: 2 },
        {
          arbitrary: fc.constantFrom(
            '%2F',
            '..%2f..',
            '%00',
            'a%2Fb',
            '.%2e%2f',
            '%25%32%46',
            right.toUpperCase(),
            `${right}%20`,
            'x'.repeat(5_000),
          ),
          weight: 2,
        },
      );
    });
  return fc.tuple(...parts).map((all) => all.join('/'));
}

function oddQuery(name: OperationName, knownIds: readonly string[]): fc.Arbitrary<string> {
  const parameters = documented(name).parameters.flatMap((one) => ('in' in one && one.in === 'query' ? [one] : []));
  const pairs = parameters.map((one) =>
    fc.oneof(fitting(one.schema, knownIds).map(String), oddText).map((value): [string, string] => [one.name, value]),
  );
  const odd: fc.Arbitrary<[string, string]> = fc.tuple(oddText, oddText);
  const some = fc.array(fc.oneof(...pairs, odd), { maxLength: 4 });
  const written = some.map((all) =>
    all.length === 0 ? '' : `?${all.map((pair) => pair.map(escaped).join('=')).join('&')}`,
  );
  return fc.oneof(
    { arbitrary: fc.constant(''), weight: 6 },
    { arbitrary: written, weight: parameters.length > 0 ? 8 : 2 },
    {
      arbitrary: fc.constantFrom(
        '?',
        '?&&&',
        '?=',
        '?limit=1&limit=2',
        '?limit[]=1',
        '?%',
        '?%E0%A4%A',
        '?cursor=%00',
        '?a=1#b',
      ),
      weight: 2,
    },
  );
}

const oddHeaders: fc.Arbitrary<OddRequest['headers']> = fc.array(
  fc.oneof(
    fc.tuple(
      fc.constantFrom(
        'idempotency-key',
        'if-none-match',
        'accept-language',
        'x-request-id',
        'accept',
        'origin',
        'x-forwarded-for',
        'cookie',
        'content-type',
        'content-length',
        'sec-fetch-site',
      ),
      oddHeaderText,
    ),
    fc.constantFrom(
      ['content-type', 'text/plain'] as const,
      ['content-type', 'multipart/form-data; boundary=x'] as const,
      ['content-type', 'application/json; charset=shift_jis'] as const,
      ['content-encoding', 'gzip'] as const,
      ['content-length', '99999999'] as const,
      ['accept-language', 'en'] as const,
      ['if-none-match', '*'] as const,
      ['idempotency-key', 'the same for all'] as const,
      ['idempotency-key', 'the-same-for-all'] as const,
    ),
  ),
  { maxLength: 2 },
);

export const oddAuthorization: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'Bearer',
    'Bearer ',
    'bearer x',
    'Basic YTpi',
    'Bearer a b',
    `Bearer ${'x'.repeat(8_000)}`,
    'Bearer \u00ff',
  ),
  oddHeaderText,
);

/** Drops what a URL cannot hold. */
function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed().slice(0, 20_000));
}
