import { describe, expect, it } from 'vitest';
import { routePattern } from './route-pattern.ts';

describe('routePattern', () => {
  it.each([
    ['/api/chains', {}, '/api/chains'],
    ['/api/runs/r1/results', { runId: 'r1' }, '/api/runs/:runId/results'],
    ['/api/shops/held/held', { shopId: 'held' }, '/api/shops/:shopId/held'],
    ['/api/shops/shops', { shopId: 'shops' }, '/api/shops/:shopId'],
    ['/api/shops/%E5%BA%97', { shopId: '店' }, '/api/shops/:shopId'],
    ['/api/shops/a%0Ab', { shopId: 'a\nb' }, '/api/shops/:shopId'],
    ['/api/a/b/c', { path: ['a', 'b', 'c'] }, 'unknown'],
    ['/api/shops/%FF', { shopId: '\ufffd' }, 'unknown'],
  ])('%s with %j is %s', (path, params, pattern) => {
    expect(routePattern(path, params)).toBe(pattern);
  });
});
