import { expect, it } from 'vitest';
import type { ShopFacts, StatusFacts } from '#lib/contract/facts.ts';
import { answerStatus } from './answer-status.ts';
import { localize } from './localize.ts';

const failed = { id: '102', name: '函館駅西口店', error: { code: 'pos-busy' }, previous: null } as unknown as ShopFacts;
const calm = { id: '101', name: '札幌駅前店', error: null, previous: null } as unknown as ShopFacts;
const chain = {
  id: 'chain',
  categories: { error: { code: 'pos-unauthorized' }, previous: null },
} as unknown as StatusFacts['chain'];

function facts(shops: readonly ShopFacts[]): StatusFacts {
  const at = '2026-11-23T00:00:00.000Z';
  return { cursor: 'r1-2', whole: true, at, chain, runs: [], lastAllRun: null, conductor: null, shops };
}

it.each(['ja', 'en'] as const)('writes a status in %s, even if its shops were already serialized', (locale) => {
  for (const shops of [[], [failed], [calm, failed], [failed, calm]]) {
    const status = facts(shops);
    const answer = JSON.parse(answerStatus({ facts: status, ageMs: 0 }, locale).json()) as unknown;
    expect(answer).toEqual(JSON.parse(JSON.stringify(localize(locale).status(status))));
  }
});
