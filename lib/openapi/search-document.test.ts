import { expect, it } from 'vitest';
import { knownDocument } from './known-document.ts';
import { searchDocument } from './search-document.ts';

const { document } = knownDocument('ja');
const found = (query: string) => searchDocument(document, query);

it('finds everything for an empty query', () => {
  const { operations, schemas, problems } = found(' ');
  expect(operations.size).toBe(Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length);
  expect(schemas).toEqual(Object.keys(document.components.schemas));
  expect(problems).toEqual(Object.keys(document.components.examples));
});

it('finds an operation by name, by method and path, by words and by fields', () => {
  expect([...found('syncchain').operations]).toEqual(['syncChain']);
  expect([...found('POST /api/chains/{chainId}/sync').operations]).toEqual(['syncChain']);
  expect([...found('ifRunning').operations]).toContain('syncChain');
  expect([...found('運用担当 sync').operations]).toContain('syncChain');
});

it('finds a schema by field, and a problem by code, status or sentence', () => {
  expect(found('platformShopId').schemas).toContain('Shop');
  expect(found('sync-in-progress').problems).toEqual(['sync-in-progress']);
  expect(found('429').problems).toContain('too-many-requests');
});

it('requires every word to match, and finds nothing for nonsense', () => {
  const { operations } = found('chain sync');
  expect(operations.has('syncChain')).toBe(true);
  expect(operations.has('getHealth')).toBe(false);
  expect(found('そのような言葉はない')).toEqual({ operations: new Set(), schemas: [], problems: [] });
});
