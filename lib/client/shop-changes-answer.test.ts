import { expect, it } from 'vitest';
import { shopChangesAnswerSchema } from './shop-changes-answer.ts';
import { someShop, someShopChanges } from './status.test-helper.ts';

const queued = someShop('103', { state: 'QUEUED', lastResult: null });

it('accepts changes in the server’s format', () => {
  const changes = someShopChanges({ items: [someShop('101'), queued, someShop('102')] });
  expect(shopChangesAnswerSchema.parse(changes)).toEqual(changes);
  expect(shopChangesAnswerSchema.parse(someShopChanges({ items: [] })).items).toEqual([]);
});

it.each([
  ['a shop of a state that is unknown', [someShop('101'), { ...queued, state: 'PAUSED' }]],
  ['a shop of the second state without its name', [someShop('101'), { ...queued, name: undefined }]],
  ['no shop', [someShop('101'), null]],
  ['a shop without a state', [{ ...queued, state: undefined }]],
  ['no list', {}],
])('rejects %s', (_case, items) => {
  expect(shopChangesAnswerSchema.safeParse({ ...someShopChanges(), items }).success).toBe(false);
});
