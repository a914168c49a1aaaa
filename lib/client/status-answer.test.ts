import { expect, it } from 'vitest';
import { statusAnswerSchema } from './status-answer.ts';
import { someShop, someStatus } from './status.test-helper.ts';

const queued = someShop('103', { state: 'QUEUED', lastResult: null });

it('accepts a status in the server’s format', () => {
  const status = someStatus({ shops: [someShop('101'), queued, someShop('102')] });
  expect(statusAnswerSchema.parse(status)).toEqual(status);
  expect(statusAnswerSchema.parse(someStatus({ shops: [] })).shops).toEqual([]);
});

it.each([
  ['a shop of a state that is unknown', [someShop('101'), { ...queued, state: 'PAUSED' }]],
  ['a shop of the second state without its name', [someShop('101'), { ...queued, name: undefined }]],
  ['no shop', [someShop('101'), null]],
  ['a shop without a state', [{ ...queued, state: undefined }]],
  ['no list', {}],
])('rejects %s', (_case, shops) => {
  expect(statusAnswerSchema.safeParse({ ...someStatus(), shops }).success).toBe(false);
});
