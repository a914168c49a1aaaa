import { describe, expect, it } from 'vitest';
import type { ClockFacts, ShopFacts, StatusFacts } from '#lib/contract/facts.ts';
import { answerClock, answerStatus } from './answer-status.ts';
import { localize } from './localize.ts';

const failed = { id: '102', name: '函館駅西口店', error: { code: 'pos-busy' }, previous: null } as unknown as ShopFacts;
const chain = {
  id: 'chain',
  categories: { error: { code: 'pos-unauthorized' }, previous: null },
} as unknown as ClockFacts['chain'];

const at = '2026-11-23T00:00:00.000Z';
const clock: ClockFacts = { cursor: 'r1-2', at, chain, runs: [], lastAllRun: null, conductor: null };
const status: StatusFacts = { ...clock, whole: true, shops: [failed] };

describe.each(['ja', 'en'] as const)('in %s', (locale) => {
  it('writes the clock and the status with sentences', () => {
    const sentClock: unknown = JSON.parse(answerClock({ facts: clock, ageMs: 0 }, locale).json());
    expect(sentClock).toEqual(JSON.parse(JSON.stringify(localize(locale).clock(clock))));
    const sentStatus: unknown = JSON.parse(answerStatus({ facts: status, ageMs: 0 }, locale).json());
    expect(sentStatus).toEqual(JSON.parse(JSON.stringify(localize(locale).status(status))));
  });
});

it('the ETag is that of the state: without the time, and of the status without the shops that were sent', () => {
  const tagOf = (facts: ClockFacts) => answerClock({ facts, ageMs: 0 }, 'ja').etag;
  expect(tagOf({ ...clock, at: '2026-11-23T00:00:09.000Z' })).toBe(tagOf(clock));
  expect(tagOf({ ...clock, cursor: 'r2-2' })).not.toBe(tagOf(clock));
  expect(answerClock({ facts: clock, ageMs: 0 }, 'en').etag).not.toBe(tagOf(clock));
  const delta = { ...status, whole: false, shops: [] };
  expect(answerStatus({ facts: delta, ageMs: 0 }, 'ja').etag).toBe(
    answerStatus({ facts: status, ageMs: 0 }, 'ja').etag,
  );
});

it('sends the server’s time, which is later than the reading', () => {
  for (const answer of [
    answerClock({ facts: clock, ageMs: 250 }, 'ja'),
    answerStatus({ facts: status, ageMs: 250 }, 'ja'),
  ]) {
    expect(answer.headers).toEqual({ 'Status-At': '2026-11-23T00:00:00.250Z' });
  }
});
