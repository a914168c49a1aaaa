import { describe, expect, it } from 'vitest';
import { someShop } from '#lib/client/status.test-helper.ts';
import { lanesOf } from './lanes.ts';

const at = (second: number) => `2026-11-23T00:00:${String(second).padStart(2, '0')}.000Z`;
const ids = (shops: readonly { id: string }[]) => shops.map((shop) => shop.id);

describe('lanesOf', () => {
  it('puts each shop of the run into one lane, in the order of its lane', () => {
    const lanes = lanesOf(
      [
        someShop('other', { runId: 'before', state: 'QUEUED' }),
        someShop('short', { runId: 'run', state: 'QUEUED', expectedMs: 1_000 }),
        someShop('long', { runId: 'run', state: 'QUEUED', expectedMs: 9_000 }),
        someShop('new', { runId: 'run', state: 'QUEUED', expectedMs: null }),
        someShop('compares', { runId: 'run', state: 'RUNNING', phase: 'COMPARING', startedAt: at(3) }),
        someShop('reads', { runId: 'run', state: 'RUNNING', phase: 'READING', startedAt: at(1) }),
        someShop('begins', { runId: 'run', state: 'RUNNING', phase: null, startedAt: at(4) }),
        someShop('publishes', { runId: 'run', state: 'RUNNING', phase: 'PUBLISHING', startedAt: at(2) }),
        someShop('first', { runId: 'run', state: 'SUCCEEDED', settledAt: at(5) }),
        someShop('second', { runId: 'run', state: 'FAILED', settledAt: at(6) }),
        someShop('never', { runId: 'run', state: 'IDLE' }),
      ],
      'run',
    );
    expect(ids(lanes.waiting)).toEqual(['new', 'long', 'short']);
    expect(ids(lanes.reading)).toEqual(['reads', 'compares', 'begins']);
    expect(ids(lanes.publishing)).toEqual(['publishes']);
    expect(ids(lanes.done)).toEqual(['second', 'first']);
  });
});
