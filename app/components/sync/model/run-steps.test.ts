import { describe, expect, it } from 'vitest';
import { counts } from '#app/components/shared/shop.test-helper.ts';
import type { Run } from '#lib/contract/runs.ts';
import type { Status } from '#lib/contract/status.ts';
import { categoriesStep, mainRun, menusStep } from './run-steps.ts';

const requestedAt = '2026-11-23T00:41:00.000Z';

function aRun(over: Partial<Run> = {}): Run {
  return {
    id: 'r1',
    number: 1,
    chainId: 'c1',
    scope: 'all',
    shopName: null,
    full: false,
    retryOf: null,
    follows: false,
    requestedBy: 'console',
    requestedByKind: null,
    stopped: null,
    requestedAt,
    startedAt: null,
    finishedAt: null,
    durationMs: null,
    done: 0,
    settled: 0,
    total: 3,
    counts: counts({ QUEUED: 3 }),
    totals: { created: 0, changed: 0, removed: 0, changedShops: 0 },
    etaMs: null,
    waitingFor: null,
    ...over,
  };
}

function categories(over: Partial<Status['chain']['categories']>): Status['chain']['categories'] {
  return {
    state: 'SUCCEEDED',
    phase: null,
    runId: null,
    total: 14,
    lastResult: null,
    durationMs: null,
    lastSuccessAt: null,
    error: null,
    previous: null,
    hasHeldPlan: over.state === 'HELD',
    ...over,
  };
}

describe('run steps', () => {
  it('belong to the run over all shops, otherwise to the oldest run', () => {
    const shop = aRun({ id: 's', scope: 'shop' });
    expect(mainRun([shop, aRun()])?.id).toBe('r1');
    expect(mainRun([shop])?.id).toBe('s');
    expect(mainRun([])).toBeNull();
    const follower = aRun({ id: 'f', follows: true });
    expect(mainRun([follower, shop], 'f')?.id).toBe('s');
    expect(mainRun([follower])?.id).toBe('f');
  });

  it('wait for their own category sync, ignoring an earlier success', () => {
    const earlier = categories({ lastSuccessAt: '2026-11-23T00:40:59.000Z' });
    const later = categories({ lastSuccessAt: '2026-11-23T00:41:01.000Z' });
    expect(categoriesStep(aRun(), earlier)).toBe('waiting');
    expect(categoriesStep(aRun(), later)).toBe('done');
    expect(categoriesStep(aRun(), categories({ state: 'RUNNING' }))).toBe('running');
  });

  it('are past the categories once a menu has started, whatever another run does to them', () => {
    const begun = aRun({ counts: counts({ RUNNING: 1, QUEUED: 2 }) });
    expect(categoriesStep(begun, categories({ state: 'RUNNING' }))).toBe('done');
    expect(menusStep(begun, 'done')).toEqual({ kind: 'running', count: 1 });
  });

  it('end with the categories if these failed or were held', () => {
    const skipped = aRun({ done: 3, counts: counts({ SKIPPED: 3 }) });
    expect(categoriesStep(skipped, categories({ state: 'FAILED' }))).toBe('failed');
    expect(categoriesStep(skipped, categories({ state: 'HELD' }))).toBe('failed');
    expect(menusStep(skipped, 'failed')).toEqual({ kind: 'not-started', count: 3 });
  });
});
