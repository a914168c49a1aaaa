import { expect, it } from 'vitest';
import { knownDocument } from './known-document.ts';
import { searchDocument } from './search-document.ts';

const { document } = knownDocument('ja');
const found = (query: string) => searchDocument(document, query);

it('finds everything where nothing is asked for', () => {
  const { operations, schemas, problems } = found(' ');
  expect(operations.size).toBe(Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length);
  expect(schemas).toEqual(Object.keys(document.components.schemas));
  expect(problems).toEqual(Object.keys(document.components.examples));
});

it('finds an operation by its name, its method and address, its words and its fields', () => {
  expect([...found('syncchain').operations]).toEqual(['syncChain']);
  expect([...found('POST /api/chains/{chainId}/sync').operations]).toEqual(['syncChain']);
  expect([...found('ifRunning').operations]).toContain('syncChain');
  expect([...found('運用担当 sync').operations]).toContain('syncChain');
});

it('finds a schema by a field of it, and a problem by its code, status or sentence', () => {
  expect(found('platformShopId').schemas).toContain('Shop');
  expect(found('sync-in-progress').problems).toEqual(['sync-in-progress']);
  expect(found('429').problems).toContain('too-many-requests');
});

it('finds only what has every word, and nothing for nonsense', () => {
  const { operations } = found('chain sync');
  expect(operations.has('syncChain')).toBe(true);
  expect(operations.has('getHealth')).toBe(false);
  expect(found('そのような言葉はない')).toEqual({ operations: new Set(), schemas: [], problems: [] });
});
