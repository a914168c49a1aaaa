import { expect, it } from 'vitest';
import { apiPath } from './api-path.ts';

it('puts each id into a segment of its own', () => {
  expect(apiPath`/api/chains/${'a/b'}/runs/${'ü?'}`).toBe('/api/chains/a%2Fb/runs/%C3%BC%3F');
  expect(apiPath`/api/shops/${'s1'}`).toBe('/api/shops/s1');
});

it.each(['.', '..', '', '\0'])('asks for nothing else where an id is %j', (id) => {
  expect(apiPath`/api/chains/${id}/status`).toBe('/api/chains/-/status');
});
