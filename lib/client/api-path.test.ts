import { expect, it } from 'vitest';
import { apiPath } from './api-path.ts';

it('puts each ID into its own segment', () => {
  expect(apiPath`/api/chains/${'a/b'}/runs/${'ü?'}`).toBe('/api/chains/a%2Fb/runs/%C3%BC%3F');
  expect(apiPath`/api/shops/${'s1'}`).toBe('/api/shops/s1');
});

it.each(['.', '..', '', '\0'])('never reaches another path with the ID %j', (id) => {
  expect(apiPath`/api/chains/${id}/status`).toBe('/api/chains/-/status');
});
