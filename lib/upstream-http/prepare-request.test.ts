import { describe, expect, it } from 'vitest';
import { prepareRequest } from './prepare-request.ts';

const upstream = { baseUrl: 'https://platform.example/base/', gzipRequests: false };
const urlOf = async (path: string, query = {}) =>
  (await prepareRequest({ method: 'GET', path, query }, upstream))?.url.href;

describe('the URL of a request', () => {
  it('is the base URL plus the path, with values only in the query', async () => {
    expect(await urlOf('/v1/shops/a%2Fb/menu', { cursor: '../x?y#z&a=b', none: undefined })).toBe(
      'https://platform.example/base/v1/shops/a%2Fb/menu?cursor=..%2Fx%3Fy%23z%26a%3Db',
    );
  });

  it.each(['/v1/shops/../menu', '/v1/shops/%2e%2E/menu', '/v1/./menu', '/v1/shops/a\\b', '/v1/a?b', '/v1/a b'])(
    'rejects a path that would resolve to another: %s',
    async (path) => {
      await expect(urlOf(path)).rejects.toThrow(RangeError);
    },
  );
});
